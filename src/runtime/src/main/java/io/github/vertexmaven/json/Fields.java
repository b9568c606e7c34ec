package io.github.vertexmaven.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object, read by those who know what they are. Each task reads some as it
 * starts, so nothing here has a lambda.
 *
 * @param values plain ones, as {@link Json} reads them
 */
public record Fields(Map<String, Object> values) {

  /** Whether there is such a field; one that is null is there. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** A text, or the text of a number. */
  public String text(String key) {
    Object value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("'" + key + "' is missing.");
    }
    return value.toString();
  }

  /** The same where it may be missing. */
  public Optional<String> textIfThere(String key) {
    Object value = values.get(key);
    return value == null ? Optional.empty() : Optional.of(value.toString());
  }

  /** A whole number. */
  public long integer(String key) {
    return number(key).longValue();
  }

  /** Any number. */
  public Number number(String key) {
    if (values.get(key) instanceof Number number) {
      return number;
    }
    throw new IllegalStateException("'" + key + "' is not a number: " + values.get(key));
  }

  /** A flag, false where it is missing. */
  public boolean flag(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  /** The texts of a list, none where it is missing. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    if (values.get(key) instanceof List<?> list) {
      for (Object text : list) {
        texts.add(String.valueOf(text));
      }
    }
    return texts;
  }

  /** The texts of an object, none where it is missing. */
  public Map<String, String> textsByName(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> each : map(key).entrySet()) {
      texts.put(each.getKey(), String.valueOf(each.getValue()));
    }
    return texts;
  }

  /** The lists of texts of an object, none where it is missing. */
  public Map<String, List<String>> listsByName(String key) {
    Fields lists = fields(key);
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (String name : lists.values.keySet()) {
      texts.put(name, lists.texts(name));
    }
    return texts;
  }

  /** An object, empty where it is missing. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> map(String key) {
    return values.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** An object's own fields, none where it is missing. */
  public Fields fields(String key) {
    return new Fields(map(key));
  }

  /** The objects of a list, none where it is missing. */
  @SuppressWarnings("unchecked")
  public List<Fields> list(String key) {
    List<Fields> fields = new ArrayList<>();
    if (values.get(key) instanceof List<?> list) {
      for (Object item : list) {
        fields.add(new Fields((Map<String, Object>) item));
      }
    }
    return fields;
  }
}
