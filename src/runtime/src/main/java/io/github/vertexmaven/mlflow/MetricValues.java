package io.github.vertexmaven.mlflow;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of a value: itself, or those of a map or a record, at any depth. */
final class MetricValues {

  private final Map<String, Double> found = new LinkedHashMap<>();

  private MetricValues() {}

  /** Under this name, and what stands below it with a dot between; empty when there is none. */
  static Map<String, Double> of(String name, Object value) {
    MetricValues values = new MetricValues();
    values.add(name, value);
    return values.found;
  }

  private void add(String name, Object value) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      found.put(name.replaceAll("[^A-Za-z0-9_./ :-]", "_"), number.doubleValue());
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> add(name + "." + key, inner));
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        add(name + "." + component.getName(), part(component, value));
      }
    }
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
