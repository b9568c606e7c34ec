package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the values of templates come from; the first that knows a name wins, in this order. After
 * them {@code ${env.X}} is an environment variable, and the keys of the same files have their turn.
 *
 * @param variables environment variables; {@code VERTEXAI_CONFIG_<NAME>} gives a value
 * @param userValues what the command line gives as {@code -D}
 * @param services the project's own resolvers
 * @param globals of {@code globals*.yml}
 * @param buildValues what the build knows
 * @param runtimeParams what {@code ${runtime_params:name}} finds
 */
public record TemplateSources(
    Map<String, String> variables,
    TemplateResolver userValues,
    ConfServices services,
    ConfValue.Mapping globals,
    List<TemplateResolver> buildValues,
    RuntimeParams runtimeParams) {

  private static final List<String> SWITCHES =
      List.of("VERTEXAI_DISABLE_CONFIG_HOOK", "KEDRO_VERTEXAI_DISABLE_CONFIG_HOOK");

  private static final Set<String> ANSWERS = Set.of("true", "false", "");

  /** Copies the list. Who lends variables may want to see which of them are asked for. */
  public TemplateSources {
    variables = Collections.unmodifiableMap(variables);
    buildValues = List.copyOf(buildValues);
  }

  /** Fills templates from these sources; switched off, from the project's own resolvers alone. */
  public Templating templating() {
    if (switchedOff().isPresent()) {
      return Templating.only(services.guarded());
    }
    List<TemplateResolver> sources = new ArrayList<>();
    sources.add(Templating.environment(variables));
    sources.add(userValues);
    sources.addAll(services.guarded());
    sources.add(Templating.globals(globals));
    sources.addAll(buildValues);
    sources.add(Templating.plainEnvironment(variables));
    return Templating.of(sources, new ResolverValues(variables, globals, runtimeParams));
  }

  /** What to say when the environment switches templates off, or has a switch that is no answer. */
  public Optional<String> warning() {
    return offWarning().or(this::unclearWarning);
  }

  private Optional<String> offWarning() {
    return switchedOff()
        .map(
            name ->
                "The environment variable "
                    + name
                    + " is set: templates in conf/ stay as they are, so values like ${run_id} are not filled in, neither now nor when a task runs.");
  }

  private Optional<String> unclearWarning() {
    return SWITCHES.stream()
        .filter(name -> !ANSWERS.contains(answer(name)))
        .map(
            name ->
                "The environment variable "
                    + name
                    + " is '"
                    + variables.get(name)
                    + "': it takes true or false. Templates in conf/ are filled in.")
        .findFirst();
  }

  private Optional<String> switchedOff() {
    return SWITCHES.stream().filter(name -> answer(name).equals("true")).findFirst();
  }

  private String answer(String name) {
    return variables.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
  }
}
