package io.github.vertexmaven.core.job.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Digests of values: equal for equal values, whatever the order of their maps. Records are taken
 * apart, so a component that is added later counts too.
 */
final class Digests {

  /** 80 bits, in hexadecimal digits. */
  private static final int LENGTH = 20;

  private Digests() {}

  static String of(Object... values) {
    StringBuilder text = new StringBuilder();
    write(List.of(values), text);
    return hex(text.toString()).substring(0, LENGTH);
  }

  private static void write(Object value, StringBuilder text) {
    if (value instanceof Optional<?> optional) {
      write(optional.orElse(null), text);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, child) -> sorted.put(String.valueOf(key), child));
      text.append('{');
      sorted.forEach((key, child) -> member(key, child, text));
      text.append('}');
    } else if (value instanceof Iterable<?> list) {
      text.append('[');
      list.forEach(child -> write(child, text));
      text.append(']');
    } else if (value instanceof Record record) {
      write(members(record), text);
    } else {
      scalar(value, text);
    }
  }

  private static void member(String key, Object child, StringBuilder text) {
    scalar(key, text);
    write(child, text);
  }

  /** With its length, so that no two values run into each other; {@code 1} is not {@code "1"}. */
  private static void scalar(Object value, StringBuilder text) {
    String written = String.valueOf(value);
    String kind = value instanceof Number ? "n" : value instanceof String ? "s" : "v";
    text.append(kind).append(written.length()).append(':').append(written);
  }

  private static Map<String, Object> members(Record record) {
    Map<String, Object> members = new TreeMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      members.put(component.getName(), value(record, component));
    }
    return members;
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
