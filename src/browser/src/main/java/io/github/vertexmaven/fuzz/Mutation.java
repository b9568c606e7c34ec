package io.github.vertexmaven.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes what is sound, by chance: texts, bytes, and values as JSON has them. */
public final class Mutation {

  private static final List<String> BITS =
      List.of(
          "",
          "\0",
          "\n",
          "\r\n",
          "\t",
          "%",
          "%2e%2e%2f",
          "../",
          "..",
          "/",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "#",
          "\"",
          "'",
          "&a ",
          "*a",
          "<<: ",
          "- ",
          "? ",
          "| ",
          "!!binary ",
          "\\u0000",
          "\\ud800",
          "null",
          "~",
          "1e999999999",
          "-1",
          "0x10",
          "1_0",
          "2026-11-30",
          "99999999999999999999",
          "true",
          "\ud83d\ude00",
          "\ud800",
          "{{$}}",
          "{{$.inputs.parameters['n']}}",
          "{{$.outputs.artifacts['m'].path}}",
          "{{$.",
          "&a [*a]",
          "{\"a\":".repeat(200),
          "[".repeat(3000),
          "(".repeat(500),
          "x".repeat(70_000),
          "gs://lab/../..",
          "gs://",
          "/etc/passwd");

  private static final List<Object> ODD =
      java.util.Arrays.asList(
          null,
          true,
          false,
          0.0,
          -1.0,
          1.5,
          1e300,
          9007199254740993.0,
          2147483648.0,
          "",
          "x",
          "-1s",
          "999999999999s",
          "${x}",
          List.of(),
          Map.of(),
          List.of(List.of(List.of())),
          Map.of("", ""));

  private static final int MOST_EDITS = 6;
  private static final int LONGEST_CUT = 30;

  private final Random random;

  public Mutation(Random random) {
    this.random = random;
  }

  /** One of several. */
  public <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** The text with some places changed, or none. */
  public String text(String sound) {
    return text(sound, 0);
  }

  /** The text with some places changed, or none, all of them behind the first characters. */
  public String text(String sound, int from) {
    StringBuilder text = new StringBuilder(sound);
    for (int i = random.nextInt(MOST_EDITS); i > 0; i--) {
      int at = Math.min(text.length(), from + random.nextInt(Math.max(1, text.length() - from)));
      int to = Math.min(text.length(), at + random.nextInt(LONGEST_CUT));
      switch (random.nextInt(5)) {
        case 0, 1 -> text.insert(at, oneOf(BITS));
        case 2 -> text.delete(at, to);
        case 3 -> text.replace(at, Math.min(text.length(), at + 1), "" + printable());
        default -> text.insert(at, text.substring(at, to));
      }
    }
    return text.toString();
  }

  private char printable() {
    return (char) (' ' + random.nextInt(95));
  }

  /** The bytes with some places changed, or none. */
  public byte[] bytes(byte[] sound) {
    byte[] bytes = sound.clone();
    for (int i = random.nextInt(MOST_EDITS); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - at, random.nextInt(LONGEST_CUT));
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> bytes = spliced(bytes, at, length, new byte[0]);
        case 3 ->
            bytes = spliced(bytes, at, 0, java.util.Arrays.copyOfRange(bytes, at, at + length));
        case 4 -> {
          byte[] noise = new byte[1 + random.nextInt(12)];
          random.nextBytes(noise);
          bytes = spliced(bytes, at, 0, noise);
        }
        default -> bytes = random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, int gone, byte[] come) {
    byte[] result = new byte[bytes.length - gone + come.length];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(come, 0, result, at, come.length);
    System.arraycopy(bytes, at + gone, result, at + come.length, bytes.length - at - gone);
    return result;
  }

  /**
   * A value of maps, lists and scalars with some places changed; the value given stays as it is.
   */
  public Object tree(Object sound) {
    List<Object> whole = new ArrayList<>();
    whole.add(copy(sound));
    for (int i = random.nextBoolean() ? 1 : random.nextInt(MOST_EDITS); i > 0; i--) {
      List<Place> places = new ArrayList<>();
      collect(whole, places);
      if (!places.isEmpty()) {
        change(oneOf(places), places);
      }
    }
    return whole.isEmpty() ? null : whole.get(0);
  }

  private void change(Place place, List<Place> places) {
    switch (random.nextInt(7)) {
      case 0 -> place.put(copy(oneOf(ODD)));
      case 1 -> place.remove();
      case 2 -> place.put(copy(oneOf(places).get()));
      case 3 -> place.rename(random.nextBoolean() ? text(place.name()) : oneOf(places).name());
      case 4 -> place.put(copy(java.util.Arrays.asList(place.get())));
      default -> place.put(changed(place.get()));
    }
  }

  private Object changed(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Number number) {
      return oneOf(List.of(-number.doubleValue(), number.doubleValue() * 1e9, 0.5, "" + number));
    }
    return copy(oneOf(ODD));
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put((String) key, copy(inner)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(inner -> copy.add(copy(inner)));
      return copy;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static void collect(Object value, List<Place> places) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            places.add(new InMap((Map<String, Object>) map, (String) key));
            collect(inner, places);
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        places.add(new InList((List<Object>) list, i));
        collect(list.get(i), places);
      }
    }
  }

  /** Where a value stands. */
  private interface Place {

    String name();

    Object get();

    void put(Object value);

    void remove();

    void rename(String name);
  }

  private record InMap(Map<String, Object> map, String name) implements Place {
    @Override
    public Object get() {
      return map.get(name);
    }

    @Override
    public void put(Object value) {
      map.put(name, value);
    }

    @Override
    public void remove() {
      map.remove(name);
    }

    @Override
    public void rename(String other) {
      map.put(other, map.remove(name));
    }
  }

  private record InList(List<Object> list, int index) implements Place {
    @Override
    public String name() {
      return "" + index;
    }

    @Override
    public Object get() {
      return list.get(index);
    }

    @Override
    public void put(Object value) {
      list.set(index, value);
    }

    @Override
    public void remove() {
      list.remove(index);
    }

    @Override
    public void rename(String other) {
      list.add(list.get(index));
    }
  }
}
