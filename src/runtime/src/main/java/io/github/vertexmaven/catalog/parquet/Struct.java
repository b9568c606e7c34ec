package io.github.vertexmaven.catalog.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A structure of the format by the numbers of its fields. A number of 64 bits is a Long and a
 * smaller one an Integer, texts and bytes are {@code byte[]}; a field of another type than the
 * format says is as if it were not there.
 */
final class Struct {

  private static final Object[] NOTHING = {};

  private Object[] fields = NOTHING;

  /** Sets a field; null means that it is not there. */
  Struct set(int field, Object value) {
    if (field >= fields.length) {
      fields = Arrays.copyOf(fields, field + 4);
    }
    fields[field] = value;
    return this;
  }

  /** A field of any type, null when it is not there. */
  Object get(int field) {
    return field < fields.length ? fields[field] : null;
  }

  /** One more than the highest number of a field. */
  int end() {
    return fields.length;
  }

  /** Throws IllegalStateException when it is not there. */
  int number(int field) {
    return required(field, Integer.class);
  }

  int number(int field, int otherwise) {
    return get(field) instanceof Integer number ? number : otherwise;
  }

  /** Throws IllegalStateException when it is not there. */
  long size(int field) {
    return required(field, Long.class);
  }

  long size(int field, long otherwise) {
    return get(field) instanceof Long number ? number : otherwise;
  }

  boolean flag(int field, boolean otherwise) {
    return get(field) instanceof Boolean flag ? flag : otherwise;
  }

  /** Throws IllegalStateException when it is not there. */
  String text(int field) {
    return new String(required(field, byte[].class), StandardCharsets.UTF_8);
  }

  String text(int field, String otherwise) {
    return get(field) instanceof byte[] ? text(field) : otherwise;
  }

  /** Null when it is not there. */
  Struct struct(int field) {
    return get(field) instanceof Struct struct ? struct : null;
  }

  /** Throws IllegalStateException when it is not there, or has other elements. */
  List<Struct> structs(int field) {
    List<Struct> structs = new ArrayList<>();
    for (Object element : required(field, List.class)) {
      structs.add(as(element, field, Struct.class));
    }
    return structs;
  }

  /** Throws IllegalStateException when it is not there, or has other elements. */
  List<String> texts(int field) {
    List<String> texts = new ArrayList<>();
    for (Object element : required(field, List.class)) {
      texts.add(new String(as(element, field, byte[].class), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private <T> T required(int field, Class<T> type) {
    return as(get(field), field, type);
  }

  private static <T> T as(Object value, int field, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalStateException("field " + field + " does not exist");
    }
    return type.cast(value);
  }
}
