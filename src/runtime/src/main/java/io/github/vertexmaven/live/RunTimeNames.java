package io.github.vertexmaven.live;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.Templating;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the names that only a run knows: {@code ${run_id}} and {@code ${job_name}}; a second
 * dollar keeps one from it.
 *
 * @param runId identifies the run
 * @param jobName the pipeline job's name
 */
public record RunTimeNames(String runId, String jobName) {

  public ConfValue.Mapping fill(ConfValue.Mapping mapping) {
    Map<String, ConfValue> filled = new LinkedHashMap<>();
    for (Map.Entry<String, ConfValue> entry : mapping.entries().entrySet()) {
      filled.put(entry.getKey(), fill(entry.getValue()));
    }
    return new ConfValue.Mapping(filled, mapping.keys(), mapping.at());
  }

  /** The same of values without places. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> fill(Map<String, Object> plain) {
    return (Map<String, Object>)
        fill((ConfValue.Mapping) ConfValue.of(plain, Location.of(""))).plain();
  }

  private ConfValue fill(ConfValue value) {
    if (value instanceof ConfValue.Mapping mapping) {
      return fill(mapping);
    }
    if (value instanceof ConfValue.Sequence sequence) {
      List<ConfValue> items = sequence.items().stream().map(this::fill).toList();
      return new ConfValue.Sequence(items, sequence.at());
    }
    return value.plain() instanceof String text && text.contains("${")
        ? new ConfValue.Scalar(fill(text), value.at())
        : value;
  }

  private String fill(String text) {
    Map<String, String> values = Map.of("run_id", runId, "job_name", jobName);
    Pattern name =
        Pattern.compile(
            "\\$?\\$\\{(" + String.join("|", Templating.RUN_TIME_NAMES) + ")(?:\\|[^}]*)?\\}");
    return name.matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group().startsWith("$$")
                        ? found.group().substring(1)
                        : values.getOrDefault(found.group(1), found.group())));
  }
}
