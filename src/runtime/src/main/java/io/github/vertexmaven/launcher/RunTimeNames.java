package io.github.vertexmaven.launcher;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Templating;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the names that only a run knows: {@code ${run_id}} and {@code ${job_name}}; a second
 * dollar keeps one from it.
 */
final class RunTimeNames {

  private static final Pattern NAME =
      Pattern.compile(
          "\\$?\\$\\{(" + String.join("|", Templating.RUN_TIME_NAMES) + ")(?:\\|[^}]*)?\\}");

  private RunTimeNames() {}

  static ConfValue.Mapping fill(ConfValue.Mapping mapping, Map<String, String> values) {
    Map<String, ConfValue> filled = new LinkedHashMap<>();
    mapping.entries().forEach((key, value) -> filled.put(key, fill(value, values)));
    return new ConfValue.Mapping(filled, mapping.keys(), mapping.at());
  }

  private static ConfValue fill(ConfValue value, Map<String, String> values) {
    if (value instanceof ConfValue.Mapping mapping) {
      return fill(mapping, values);
    }
    if (value instanceof ConfValue.Sequence sequence) {
      List<ConfValue> items = sequence.items().stream().map(item -> fill(item, values)).toList();
      return new ConfValue.Sequence(items, sequence.at());
    }
    return value.plain() instanceof String text && text.contains("${")
        ? new ConfValue.Scalar(fill(text, values), value.at())
        : value;
  }

  private static String fill(String text, Map<String, String> values) {
    return NAME.matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group().startsWith("$$")
                        ? found.group().substring(1)
                        : values.getOrDefault(found.group(1), found.group())));
  }
}
