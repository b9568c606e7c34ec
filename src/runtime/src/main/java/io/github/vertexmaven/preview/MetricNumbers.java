package io.github.vertexmaven.preview;

import io.github.vertexmaven.annotation.SnakeCase;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The numbers of metrics, named as the file of a json dataset names them: those of a map or a
 * record by key, those of a list by place, what stands deeper behind a dot, {@code folds[0].mae}.
 */
public final class MetricNumbers {

  /** More are no metrics to look at. */
  private static final int MAX_NUMBERS = 32;

  private static final int DEEPEST = 8;

  /** What a metric is called that is a number itself. */
  private static final String ALONE = "value";

  private final Map<String, Object> found = new LinkedHashMap<>();

  private MetricNumbers() {}

  /** The first numbers of a value; empty when it holds none. */
  public static Map<String, Object> of(Object value) {
    MetricNumbers numbers = new MetricNumbers();
    numbers.add("", value, 0);
    return numbers.found;
  }

  private void add(String name, Object value, int depth) {
    if (depth > DEEPEST || found.size() >= MAX_NUMBERS) {
      return;
    }
    if (value instanceof Number number) {
      if (Double.isFinite(number.doubleValue())) {
        found.put(name.isEmpty() ? ALONE : name, number);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        add(below(name, String.valueOf(entry.getKey())), entry.getValue(), depth + 1);
      }
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        String key = SnakeCase.of(component.getName());
        add(below(name, key), part(component, value), depth + 1);
      }
    } else if (value instanceof Collection<?> items) {
      int place = 0;
      for (Object item : items) {
        add(name + "[" + place++ + "]", item, depth + 1);
      }
    } else if (value instanceof Optional<?> optional && optional.isPresent()) {
      add(name, optional.get(), depth + 1);
    } else if (value instanceof OptionalDouble optional && optional.isPresent()) {
      add(name, optional.getAsDouble(), depth + 1);
    } else if (value instanceof OptionalInt optional && optional.isPresent()) {
      add(name, optional.getAsInt(), depth + 1);
    } else if (value instanceof OptionalLong optional && optional.isPresent()) {
      add(name, optional.getAsLong(), depth + 1);
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        add(name + "[" + i + "]", Array.get(value, i), depth + 1);
      }
    }
  }

  private static String below(String name, String key) {
    return name.isEmpty() ? key : name + "." + key;
  }

  /** What cannot be read is no number. */
  private static Object part(RecordComponent component, Object value) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }
}
