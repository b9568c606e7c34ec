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
 * @param plain its values as {@link PlainJson} reads them; one may be null
 */
public record LenientFields(Map<String, Object> plain) {

  private static final LenientFields NONE = new LenientFields(Map.of());

  /** A view; nobody changes the map any more. */
  public LenientFields {
    plain = Collections.unmodifiableMap(plain);
  }

  /** The fields of a value; none when it is no object. */
  @SuppressWarnings("unchecked")
  public static LenientFields of(Object value) {
    return value instanceof Map<?, ?> map ? new LenientFields((Map<String, Object>) map) : NONE;
  }

  /**
   * The object in a text.
   *
   * @throws JsonException when the text is no JSON object
   */
  public static LenientFields parse(String json) {
    Object value = PlainJson.parse(json);
    if (value instanceof Map<?, ?>) {
      return of(value);
    }
    throw new JsonException("Not a JSON object: " + PlainJson.compact(value));
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
  public LenientFields fields(String key) {
    return of(value(key));
  }

  /**
   * The objects in an object, by name.
   *
   * @param kind makes of a name and its fields what they are
   */
  public <T> Map<String, T> objects(String key, BiFunction<String, LenientFields, T> kind) {
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
    return items(key).stream().<String>map(LenientFields::words).toList();
  }

  /** A text. */
  public Optional<String> string(String key) {
    return value(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A text as it is, anything else as JSON. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(value(key)).map(LenientFields::words);
  }

  /** A text as it is, anything else as JSON. */
  public static String words(Object value) {
    return value instanceof String text ? text : PlainJson.compact(value);
  }

  /** Whether something is so. */
  public boolean flag(String key) {
    return text(key).filter("true"::equals).isPresent();
  }

  /** With another value of a field, in its place; a new field comes last. */
  public LenientFields with(String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(plain);
    changed.put(key, value instanceof LenientFields fields ? fields.plain : value);
    return new LenientFields(changed);
  }

  /** With another object in place of one that is there. */
  public LenientFields changed(String key, UnaryOperator<LenientFields> change) {
    return value(key) instanceof Map<?, ?> ? with(key, change.apply(fields(key))) : this;
  }

  /** With others in place of all objects that are there. */
  public LenientFields changed(BiFunction<String, LenientFields, LenientFields> change) {
    Map<String, Object> changed = new LinkedHashMap<>(plain);
    changed.replaceAll(
        (key, value) -> value instanceof Map<?, ?> ? change.apply(key, of(value)).plain : value);
    return new LenientFields(changed);
  }

  /** Without some of the fields. */
  public LenientFields without(String... keys) {
    Map<String, Object> rest = new LinkedHashMap<>(plain);
    rest.keySet().removeAll(List.of(keys));
    return new LenientFields(rest);
  }

  /** In one line. */
  @Override
  public String toString() {
    return PlainJson.compact(plain);
  }
}
