package io.github.vertexmaven.core.service.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values as bytes, and back: those of the JDK that {@code core.service} is made of, its records and
 * its enums. Collections keep their order, texts each of their characters, paths each of their
 * bytes. Nothing else is written, and nothing else can come into being by reading.
 */
final class WireValues {

  private static final String OURS = "io.github.vertexmaven.core.service.";

  /** What comes next; its place in this list is what is written. */
  private enum Kind {
    NULL,
    TRUE,
    FALSE,
    INT,
    LONG,
    DOUBLE,
    INTEGER,
    DECIMAL,
    TEXT,
    BYTES,
    PATH,
    INSTANT,
    DURATION,
    EMPTY,
    PRESENT,
    LIST,
    SET,
    MAP,
    SORTED_MAP,
    ENUM,
    RECORD
  }

  private static final Kind[] KINDS = Kind.values();

  /** Of {@code core.service}, by their names: logs have a million values of one type. */
  private static final Map<String, Class<?>> TYPES = new ConcurrentHashMap<>();

  /**
   * What a record is made of.
   *
   * @param parts its accessors, in their order
   */
  private record Shape(List<Method> parts, Constructor<?> constructor) {

    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    static Shape of(Class<?> type) {
      return KNOWN.computeIfAbsent(type, Shape::read);
    }

    private static Shape read(Class<?> type) {
      RecordComponent[] parts = type.getRecordComponents();
      try {
        return new Shape(
            Arrays.stream(parts).map(RecordComponent::getAccessor).toList(),
            type.getDeclaredConstructor(
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new)));
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException(type.getName(), e);
      }
    }
  }

  private WireValues() {}

  /**
   * Writes a value.
   *
   * @throws IllegalArgumentException for one of another type
   */
  static void write(DataOutputStream out, Object value) throws IOException {
    if (value == null) {
      kind(out, Kind.NULL);
    } else if (value instanceof Boolean flag) {
      kind(out, flag ? Kind.TRUE : Kind.FALSE);
    } else if (value instanceof String text) {
      kind(out, Kind.TEXT);
      text(out, text);
    } else if (value instanceof Number number) {
      number(out, number);
    } else if (value instanceof Collection<?> many) {
      collection(out, many);
    } else if (value instanceof Map<?, ?> map) {
      map(out, map);
    } else {
      rest(out, value);
    }
  }

  private static void number(DataOutputStream out, Number number) throws IOException {
    if (number instanceof Integer value) {
      kind(out, Kind.INT);
      out.writeInt(value);
    } else if (number instanceof Long value) {
      kind(out, Kind.LONG);
      out.writeLong(value);
    } else if (number instanceof Double value) {
      kind(out, Kind.DOUBLE);
      out.writeDouble(value);
    } else if (number instanceof BigInteger value) {
      kind(out, Kind.INTEGER);
      bytes(out, value.toByteArray());
    } else if (number instanceof BigDecimal value) {
      kind(out, Kind.DECIMAL);
      text(out, value.toString());
    } else {
      throw unknown(number);
    }
  }

  private static void collection(DataOutputStream out, Collection<?> many) throws IOException {
    if (!(many instanceof List) && !(many instanceof Set)) {
      throw unknown(many);
    }
    kind(out, many instanceof Set ? Kind.SET : Kind.LIST);
    out.writeInt(many.size());
    for (Object each : many) {
      write(out, each);
    }
  }

  private static void map(DataOutputStream out, Map<?, ?> map) throws IOException {
    kind(out, map instanceof SortedMap ? Kind.SORTED_MAP : Kind.MAP);
    out.writeInt(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      write(out, entry.getKey());
      write(out, entry.getValue());
    }
  }

  private static void rest(DataOutputStream out, Object value) throws IOException {
    if (value instanceof Optional<?> some) {
      kind(out, some.isPresent() ? Kind.PRESENT : Kind.EMPTY);
      if (some.isPresent()) {
        write(out, some.get());
      }
    } else if (value instanceof byte[] content) {
      kind(out, Kind.BYTES);
      bytes(out, content);
    } else if (value instanceof Path path) {
      // The other JVM may have another encoding of names.
      kind(out, Kind.PATH);
      text(out, path.toUri().toString());
    } else if (value instanceof Instant time) {
      kind(out, Kind.INSTANT);
      out.writeLong(time.getEpochSecond());
      out.writeInt(time.getNano());
    } else if (value instanceof Duration time) {
      kind(out, Kind.DURATION);
      out.writeLong(time.getSeconds());
      out.writeInt(time.getNano());
    } else {
      ours(out, value);
    }
  }

  private static void ours(DataOutputStream out, Object value) throws IOException {
    if (value instanceof Enum<?> constant) {
      kind(out, Kind.ENUM);
      text(out, checked(constant.getDeclaringClass()).getName());
      text(out, constant.name());
    } else if (value instanceof Record) {
      kind(out, Kind.RECORD);
      text(out, checked(value.getClass()).getName());
      for (Method part : Shape.of(value.getClass()).parts()) {
        write(out, of(part, value));
      }
    } else {
      throw unknown(value);
    }
  }

  private static Object of(Method part, Object value) {
    try {
      return part.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(value.getClass().getName(), e);
    }
  }

  /** Reads a value. */
  static Object read(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    if (kind >= KINDS.length) {
      throw new IOException("no kind of value: " + kind);
    }
    return switch (KINDS[kind]) {
      case NULL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> in.readDouble();
      case INTEGER -> new BigInteger(bytes(in));
      case DECIMAL -> new BigDecimal(text(in));
      case TEXT -> text(in);
      case BYTES -> bytes(in);
      case PATH -> Path.of(URI.create(text(in)));
      case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
      case DURATION -> Duration.ofSeconds(in.readLong(), in.readInt());
      case EMPTY -> Optional.empty();
      case PRESENT -> Optional.of(read(in));
      case LIST -> Collections.unmodifiableList(all(in, new ArrayList<>()));
      case SET -> Collections.unmodifiableSet(all(in, new LinkedHashSet<>()));
      case MAP -> Collections.unmodifiableMap(all(in, new LinkedHashMap<>()));
      case SORTED_MAP -> Collections.unmodifiableSortedMap(all(in, new TreeMap<>()));
      case ENUM -> constant(in);
      case RECORD -> made(in);
    };
  }

  private static <C extends Collection<Object>> C all(DataInputStream in, C many)
      throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      many.add(read(in));
    }
    return many;
  }

  private static <M extends Map<Object, Object>> M all(DataInputStream in, M map)
      throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Object key = read(in);
      map.put(key, read(in));
    }
    return map;
  }

  private static Object constant(DataInputStream in) throws IOException {
    Class<?> type = type(in);
    String name = text(in);
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IOException(type.getName() + " has no " + name);
  }

  private static Object made(DataInputStream in) throws IOException {
    Class<?> type = type(in);
    Shape shape = Shape.of(type);
    Object[] values = new Object[shape.parts().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(in);
    }
    try {
      return shape.constructor().newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IOException(type.getName(), e);
    }
  }

  private static Class<?> type(DataInputStream in) throws IOException {
    String name = text(in);
    Class<?> known = TYPES.get(name);
    if (known != null) {
      return known;
    }
    try {
      Class<?> type = checked(Class.forName(name, false, WireValues.class.getClassLoader()));
      TYPES.put(name, type);
      return type;
    } catch (ClassNotFoundException | IllegalArgumentException e) {
      throw new IOException(name, e);
    }
  }

  private static Class<?> checked(Class<?> type) {
    if (!type.getName().startsWith(OURS) || !(type.isRecord() || type.isEnum())) {
      throw new IllegalArgumentException(type.getName());
    }
    return type;
  }

  private static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException(value.getClass().getName());
  }

  private static void kind(DataOutputStream out, Kind kind) throws IOException {
    out.writeByte(kind.ordinal());
  }

  /** Two bytes for each {@code char}, halves of characters too. */
  private static void text(DataOutputStream out, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(text.length(), Character.BYTES));
    bytes.asCharBuffer().put(text);
    bytes(out, bytes.array());
  }

  private static String text(DataInputStream in) throws IOException {
    return ByteBuffer.wrap(bytes(in)).asCharBuffer().toString();
  }

  private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("no length: " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("cut");
    }
    return bytes;
  }
}
