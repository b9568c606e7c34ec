package io.github.vertexmaven.launcher;

import io.github.vertexmaven.config.ConfValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills in the names that only a run knows: {@code ${run_id}} and {@code ${job_name}}. */
final class RunTimeNames {

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
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
