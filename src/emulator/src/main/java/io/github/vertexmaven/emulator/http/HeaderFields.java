package io.github.vertexmaven.emulator.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The headers of a request or of an answer; their names are the same in any case. */
public record HeaderFields(Map<String, List<String>> values) {

  private static final HeaderFields NONE = new HeaderFields(Map.of());

  /** Copies the map. */
  public HeaderFields {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }

  public static HeaderFields none() {
    return NONE;
  }

  /** Headers with one value each. */
  public static HeaderFields of(Map<String, String> values) {
    HeaderFields headers = NONE;
    for (Map.Entry<String, String> header : values.entrySet()) {
      headers = headers.with(header.getKey(), header.getValue());
    }
    return headers;
  }

  /** The same with one value of a header in place of what it had. */
  public HeaderFields with(String name, String value) {
    return with(name, List.of(value));
  }

  /** The same with one more value of a header. */
  public HeaderFields plus(String name, String value) {
    List<String> more = new ArrayList<>(values.getOrDefault(name, List.of()));
    more.add(value);
    return with(name, more);
  }

  private HeaderFields with(String name, List<String> list) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(values);
    all.put(name, list);
    return new HeaderFields(all);
  }

  /** The first value of a header. */
  public Optional<String> first(String name) {
    return Optional.ofNullable(values.get(name)).flatMap(list -> list.stream().findFirst());
  }

  /** Meets each value of each header. */
  public void forEach(BiConsumer<String, String> visitor) {
    values.forEach((name, list) -> list.forEach(value -> visitor.accept(name, value)));
  }
}
