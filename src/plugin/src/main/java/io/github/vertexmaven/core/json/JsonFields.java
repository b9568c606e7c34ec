package io.github.vertexmaven.core.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A JSON object that somebody else may have written: what is not there, or is of another kind than
 * asked for, is empty.
 *
 * @param plain its values as {@link JsonText} reads them; one may be null
 */
public record JsonFields(Map<String, Object> plain) {

  private static final JsonFields NONE = new JsonFields(Map.of());

  /** A view; nobody changes the map any more. */
  public JsonFields {
    plain = Collections.unmodifiableMap(plain);
  }

  /** The fields of a value; none when it is no object. */
  @SuppressWarnings("unchecked")
  public static JsonFields of(Object value) {
    return value instanceof Map<?, ?> map ? new JsonFields((Map<String, Object>) map) : NONE;
  }

  /**
   * The object in a text.
   *
   * @throws JsonException when the text is no JSON object
   */
  public static JsonFields parse(String json) {
    Object value = JsonText.parse(json);
    if (value instanceof Map<?, ?>) {
      return of(value);
    }
    throw new JsonException("Not a JSON object: " + JsonText.compact(value));
  }

  public boolean isEmpty() {
    return plain.isEmpty();
  }

  /** Whether a field is there, be it null. */
  public boolean has(String key) {
    return plain.containsKey(key);
  }

  /** A field as it is; null also when it is not there. */
  public Object value(String key) {
    return plain.get(key);
  }

  /** An object. */
  public JsonFields fields(String key) {
    return of(value(key));
  }

  /**
   * The objects in an object, by name.
   *
   * @param kind makes of a name and its fields what they are
   */
  public <T> Map<String, T> objects(String key, BiFunction<String, JsonFields, T> kind) {
    Map<String, T> objects = new LinkedHashMap<>();
    fields(key).plain.forEach((name, value) -> objects.put(name, kind.apply(name, of(value))));
    return Collections.unmodifiableMap(objects);
  }

  /** The items of a list. */
  public List<?> items(String key) {
    return value(key) instanceof List<?> items ? items : List.of();
  }

  /** The items of a list in words. */
  public List<String> texts(String key) {
    return items(key).stream().<String>map(JsonFields::words).toList();
  }

  /** A text. */
  public Optional<String> string(String key) {
    return value(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A text as it is, anything else as JSON. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(value(key)).map(JsonFields::words);
  }

  /** A text as it is, anything else as JSON. */
  public static String words(Object value) {
    return value instanceof String text ? text : JsonText.compact(value);
  }

  /** Whether something is so. */
  public boolean flag(String key) {
    return text(key).filter("true"::equals).isPresent();
  }

  /** With another value of a field, in its place; a new field comes last. */
  public JsonFields with(String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(plain);
    changed.put(key, value instanceof JsonFields fields ? fields.plain : value);
    return new JsonFields(changed);
  }

  /** With another object in place of one that is there. */
  public JsonFields changed(String key, UnaryOperator<JsonFields> change) {
    return value(key) instanceof Map<?, ?> ? with(key, change.apply(fields(key))) : this;
  }

  /** With others in place of all objects that are there. */
  public JsonFields changed(BiFunction<String, JsonFields, JsonFields> change) {
    Map<String, Object> changed = new LinkedHashMap<>(plain);
    changed.replaceAll(
        (key, value) -> value instanceof Map<?, ?> ? change.apply(key, of(value)).plain : value);
    return new JsonFields(changed);
  }

  /** Without some of the fields. */
  public JsonFields without(String... keys) {
    Map<String, Object> rest = new LinkedHashMap<>(plain);
    rest.keySet().removeAll(List.of(keys));
    return new JsonFields(rest);
  }

  /** In one line. */
  @Override
  public String toString() {
    return JsonText.compact(plain);
  }
}
