package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads filters (filter.proto): predicates of which all have to hold. */
final class Predicates {

  private static final List<String> OPERATIONS =
      List.of(
          "OPERATION_UNSPECIFIED",
          "EQUALS",
          "NOT_EQUALS",
          "GREATER_THAN",
          "",
          "GREATER_THAN_EQUALS",
          "LESS_THAN",
          "LESS_THAN_EQUALS",
          "IN",
          "IS_SUBSTRING");
  private static final Set<String> VALUES =
      Set.of(
          "int_value",
          "long_value",
          "string_value",
          "timestamp_value",
          "int_values",
          "long_values",
          "string_values");

  private Predicates() {}

  static <T> Predicate<T> read(String text, Columns<T> columns) {
    if (text.isEmpty()) {
      return any -> true;
    }
    try {
      Map<String, Object> filter = snake(JsonValues.read(text));
      if (!Set.of("predicates").containsAll(filter.keySet())) {
        throw invalid("unknown field in " + text);
      }
      Predicate<T> all = any -> true;
      if (filter.get("predicates") instanceof List<?> list) {
        for (Object one : list) {
          all = all.and(predicate(snake(one), columns));
        }
      }
      return all;
    } catch (MalformedJson e) {
      throw invalid(e.getMessage());
    }
  }

  /** Whether two filters say the same; JSON has no order of fields and no one form of spaces. */
  static boolean areAlike(String one, String other) {
    try {
      return one.equals(other)
          || !other.isEmpty() && JsonValues.read(one).equals(JsonValues.read(other));
    } catch (MalformedJson e) {
      throw invalid(e.getMessage());
    }
  }

  private static <T> Predicate<T> predicate(Map<String, Object> json, Columns<T> columns) {
    String operation = operation(json.get("operation"));
    String key = String.valueOf(json.getOrDefault("key", ""));
    if (!columns.has(key)) {
      throw invalid("no support for filtering on unrecognized field \"" + key + "\"");
    }
    List<String> given = VALUES.stream().filter(json::containsKey).toList();
    if (given.size() != 1 || json.size() != 3) {
      throw invalid("a predicate needs an operation, a key and one value");
    }
    boolean isList = given.get(0).endsWith("_values");
    if (isList != operation.equals("IN")) {
      throw invalid("cannot use " + operation + " with " + given.get(0));
    }
    if (operation.equals("IS_SUBSTRING") && !given.get(0).equals("string_value")) {
      throw invalid("cannot use IS_SUBSTRING with " + given.get(0));
    }
    List<Comparable<?>> values = values(given.get(0), json.get(given.get(0)));
    return resource -> holds(operation, columns.value(resource, key), values);
  }

  private static String operation(Object value) {
    String name =
        value instanceof Double number && number >= 0 && number < OPERATIONS.size()
            ? OPERATIONS.get(number.intValue())
            : String.valueOf(value);
    if (!OPERATIONS.contains(name) || name.isEmpty() || name.equals(OPERATIONS.get(0))) {
      throw invalid("'" + JsonValues.write(value) + "' is not an operation");
    }
    return name;
  }

  private static List<Comparable<?>> values(String form, Object value) {
    List<Comparable<?>> values = new ArrayList<>();
    if (form.endsWith("_values")) {
      Object list = value instanceof Map<?, ?> map ? map.get("values") : null;
      if (list instanceof List<?> elements) {
        elements.forEach(element -> values.add(value(form, element)));
      }
      return values;
    }
    values.add(value(form, value));
    return values;
  }

  private static Comparable<?> value(String form, Object value) {
    try {
      if (form.startsWith("string")) {
        return (String) value;
      } else if (form.startsWith("timestamp")) {
        return OffsetDateTime.parse((String) value).toEpochSecond();
      }
      return value instanceof Double number ? number.longValue() : Long.parseLong((String) value);
    } catch (ClassCastException | NumberFormatException | DateTimeException e) {
      throw invalid("'" + JsonValues.write(value) + "' is not a " + form);
    }
  }

  private static boolean holds(String operation, Comparable<?> own, List<Comparable<?>> values) {
    if (operation.equals("IN")) {
      return values.stream().anyMatch(value -> compared(own, value) == 0);
    }
    int sign = compared(own, values.get(0));
    return switch (operation) {
      case "EQUALS" -> sign == 0;
      case "NOT_EQUALS" -> sign != 0;
      case "GREATER_THAN" -> sign > 0;
      case "GREATER_THAN_EQUALS" -> sign >= 0;
      case "LESS_THAN" -> sign < 0;
      case "LESS_THAN_EQUALS" -> sign <= 0;
      default -> own.toString().contains(values.get(0).toString());
    };
  }

  /** Numbers as numbers, all else as text. */
  static int compared(Comparable<?> one, Comparable<?> other) {
    return one instanceof Long number && other instanceof Long limit
        ? number.compareTo(limit)
        : one.toString().compareTo(other.toString());
  }

  private static Map<String, Object> snake(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw invalid("it is not an object");
    }
    Map<String, Object> snake = new LinkedHashMap<>();
    map.forEach((key, entry) -> snake.put(MessageFields.snake(key.toString()), entry));
    return snake;
  }

  private static ApiFault invalid(String reason) {
    return ApiFault.invalid("Failed to parse the filter: " + reason);
  }
}
