package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${name}} and {@code ${name|default}} in the texts of a configuration. {@code
 * $${x}} is the literal {@code ${x}}. Names that only a run knows stay as they are.
 *
 * <p>A text that is nothing but one placeholder takes the type of what replaces it, as if it stood
 * in the file: {@code ${size|3}} is the number 3.
 */
public final class Templating {

  /** Known when a task runs; filled in by whoever runs it. */
  public static final Set<String> RUN_TIME_NAMES = Set.of("run_id", "job_name");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$?\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)(?:\\|([^}]*))?\\}");

  private final List<Function<String, Optional<String>>> sources;
  private final List<String> problems = new ArrayList<>();

  /** The first source that knows a name wins. */
  public Templating(List<Function<String, Optional<String>>> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Environment variables {@code VERTEXAI_CONFIG_<NAME>} and {@code KEDRO_CONFIG_<NAME>}. */
  public static Function<String, Optional<String>> environment(Map<String, String> variables) {
    return name -> {
      String suffix = name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
      return Optional.ofNullable(variables.get("VERTEXAI_CONFIG_" + suffix))
          .or(() -> Optional.ofNullable(variables.get("KEDRO_CONFIG_" + suffix)));
    };
  }

  /** The globals: top-level scalars of {@code globals*.yml}. */
  public static Function<String, Optional<String>> globals(ConfValue.Mapping globals) {
    return name ->
        globals
            .get(name)
            .filter(ConfValue.Scalar.class::isInstance)
            .map(value -> String.valueOf(value.plain()));
  }

  /**
   * Placeholders that no source knows and that have no default; each text names file, line and key.
   */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The mapping with its texts filled in. */
  public ConfValue.Mapping fill(ConfValue.Mapping mapping) {
    return fill(mapping, "");
  }

  private ConfValue.Mapping fill(ConfValue.Mapping mapping, String path) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    mapping.entries().forEach((key, value) -> entries.put(key, fillValue(value, join(path, key))));
    return new ConfValue.Mapping(entries, mapping.keys(), mapping.at());
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private ConfValue fillValue(ConfValue value, String path) {
    if (value instanceof ConfValue.Mapping mapping) {
      return fill(mapping, path);
    }
    if (value instanceof ConfValue.Sequence sequence) {
      return new ConfValue.Sequence(
          sequence.items().stream().map(item -> fillValue(item, path)).toList(), sequence.at());
    }
    boolean template = value.plain() instanceof String text && text.contains("${");
    return template ? fillText((String) value.plain(), path, value.at()) : value;
  }

  private ConfValue fillText(String text, String path, Location at) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    boolean whole = matcher.matches() && !text.startsWith("$$");
    matcher.reset();
    StringBuilder filled = new StringBuilder();
    boolean left = false;
    while (matcher.find()) {
      Optional<String> replacement = replacement(matcher, path, at);
      left |= replacement.isEmpty();
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(replacement.orElse(matcher.group())));
    }
    matcher.appendTail(filled);
    return whole && !left
        ? new ConfValue.Scalar(YamlReader.scalar(filled.toString()), at)
        : new ConfValue.Scalar(filled.toString(), at);
  }

  /** Empty when the placeholder stays as it is. */
  private Optional<String> replacement(Matcher matcher, String path, Location at) {
    if (matcher.group().startsWith("$$")) {
      return Optional.of(matcher.group().substring(1));
    }
    String name = matcher.group(1);
    if (RUN_TIME_NAMES.contains(name)) {
      return Optional.empty();
    }
    for (Function<String, Optional<String>> source : sources) {
      Optional<String> found = source.apply(name);
      if (found.isPresent()) {
        return found;
      }
    }
    if (matcher.group(2) != null) {
      return Optional.of(matcher.group(2));
    }
    problems.add(
        at
            + ": "
            + path
            + ": ${"
            + name
            + "} has no value; set the environment variable VERTEXAI_CONFIG_"
            + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_')
            + ", or give a default: ${"
            + name
            + "|default}.");
    return Optional.empty();
  }
}
