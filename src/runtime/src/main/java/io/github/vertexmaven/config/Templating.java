package io.github.vertexmaven.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Replaces {@code ${name}}, {@code ${name|default}} and the resolvers of Kedro, such as {@code
 * ${globals:name,default}}, in the texts of a configuration. {@code $${x}} is the literal {@code
 * ${x}}. Names that only a run knows stay as they are.
 *
 * <p>A text that is nothing but one placeholder takes the type of what replaces it: {@code
 * ${size|3}} is the number 3, a text of {@code globals} stays a text, a map is put in whole.
 */
public final class Templating {

  /** Known when a task runs; filled in by whoever runs it. */
  public static final Set<String> RUN_TIME_NAMES = TemplateMemory.RUN_TIME_NAMES;

  private final TemplateMemory memory;

  private Templating(List<TemplateResolver> sources, ResolverValues values, boolean complete) {
    this.memory = new TemplateMemory(sources, values, complete);
  }

  /** The first source that knows a name wins; a name without value and default is a problem. */
  public static Templating of(List<TemplateResolver> sources) {
    return of(sources, ResolverValues.none());
  }

  /** The same with values for the resolvers of Kedro. */
  static Templating of(List<TemplateResolver> sources, ResolverValues values) {
    return new Templating(sources, values, true);
  }

  /** Only what the sources know is replaced; everything else stays as it is written. */
  public static Templating only(List<TemplateResolver> sources) {
    return new Templating(sources, ResolverValues.none(), false);
  }

  /** Texts that nobody quotes: those of the environment, the command line, the build. */
  public static TemplateResolver unquoted(Function<String, Optional<String>> texts) {
    return name -> texts.apply(name).map(UnquotedText::new);
  }

  /** Environment variables {@code VERTEXAI_CONFIG_<NAME>} and {@code KEDRO_CONFIG_<NAME>}. */
  public static TemplateResolver environment(Map<String, String> variables) {
    return unquoted(
        name ->
            Optional.ofNullable(variables.get("VERTEXAI_CONFIG_" + Template.variable(name)))
                .or(
                    () ->
                        Optional.ofNullable(
                            variables.get("KEDRO_CONFIG_" + Template.variable(name)))));
  }

  /** {@code ${env.X}}, as Maven knows it. */
  static TemplateResolver plainEnvironment(Map<String, String> variables) {
    return unquoted(
        name ->
            name.startsWith("env.")
                ? Optional.ofNullable(variables.get(name.substring("env.".length())))
                : Optional.empty());
  }

  /** The globals by their paths; their own templates are filled in when they are used. */
  public static TemplateResolver globals(ConfValue.Mapping globals) {
    return name -> TemplateScope.select(globals, TemplateScope.path(name));
  }

  /** What could not be filled in; each text names file, line and key. */
  public List<String> problems() {
    return memory.problems();
  }

  /** The parameters of a run that the templates so far ask for, whether a run gives them or not. */
  public Set<String> runtimeParams() {
    return memory.runtimeParams();
  }

  /** The mapping with its texts filled in, for those who fill in the run-time names later. */
  public ConfValue.Mapping fill(ConfValue.Mapping mapping) {
    return fill(mapping, TemplateScope.of(mapping));
  }

  /** The same of files of which templates may name keys. */
  ConfValue.Mapping fill(ConfValue.Mapping mapping, TemplateScope scope) {
    return new Filling(memory, memory.scope(scope), path -> false, true).fill(mapping);
  }

  /**
   * The mapping with its texts filled in; nobody fills in more later.
   *
   * @param isText whether the value of a path is a text, although it may look like a number
   */
  public ConfValue.Mapping fill(ConfValue.Mapping mapping, Predicate<String> isText) {
    return fill(mapping, TemplateScope.of(mapping), isText);
  }

  /** The same of files of which templates may name keys. */
  ConfValue.Mapping fill(ConfValue.Mapping mapping, TemplateScope scope, Predicate<String> isText) {
    return new Filling(memory, memory.scope(scope), isText, false).fill(mapping);
  }
}
