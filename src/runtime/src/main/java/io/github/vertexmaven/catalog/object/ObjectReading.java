package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.dataframe.DataFrames;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what {@link ObjectWriting} wrote, and makes nothing that it could not have written. */
final class ObjectReading {

  private static final int DEEPEST = 1000;

  private final DataInputStream in;
  private final long size;
  private final ProjectClasses project;
  private final List<ClassForm> classes = new ArrayList<>();
  private final List<Object> objects = new ArrayList<>();
  private int depth;

  /**
   * Reads from the current position.
   *
   * @param size of the whole value: no array in it can be longer
   */
  ObjectReading(DataInputStream in, long size, ProjectClasses project) {
    this.in = in;
    this.size = size;
    this.project = project;
  }

  Object read() throws IOException, BadData {
    if (++depth > DEEPEST) {
      throw ObjectFormat.damaged();
    }
    try {
      return read(Tag.of(in.readUnsignedByte()));
    } catch (RuntimeException e) {
      throw new BadData("its content is not sound: " + e.getMessage() + ".", e);
    } finally {
      depth--;
    }
  }

  private Object read(Tag tag) throws IOException, BadData {
    if (tag == null) {
      throw ObjectFormat.damaged();
    }
    return switch (tag) {
      case NULL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case BYTE -> in.readByte();
      case SHORT -> in.readShort();
      case CHARACTER -> in.readChar();
      case INTEGER -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> Float.intBitsToFloat(in.readInt());
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
      case STRING -> string();
      case WIDE_STRING -> wideString();
      case VALUE -> ValueType.values()[in.readUnsignedByte()].parse(string());
      case CONSTANT -> constant();
      default -> compound(tag);
    };
  }

  private Object compound(Tag tag) throws IOException, BadData {
    return switch (tag) {
      case AGAIN -> again();
      case OPTIONAL -> Optional.ofNullable(read());
      case OPTIONAL_INT -> read() instanceof Integer i ? OptionalInt.of(i) : OptionalInt.empty();
      case OPTIONAL_LONG -> read() instanceof Long l ? OptionalLong.of(l) : OptionalLong.empty();
      case OPTIONAL_DOUBLE ->
          read() instanceof Double d ? OptionalDouble.of(d) : OptionalDouble.empty();
      case COLLECTION -> collection(Holder.values()[in.readUnsignedByte()]);
      case MAP -> map(Holder.values()[in.readUnsignedByte()]);
      case PRIMITIVE_ARRAY -> kept(primitives());
      case ARRAY -> array();
      case DATA_FRAME -> frame();
      case RECORD -> record();
      default -> instance();
    };
  }

  private Object kept(Object object) {
    objects.add(object);
    return object;
  }

  /**
   * A place for an object that is complete only after its parts; nothing inside can refer to it.
   */
  private int reserved() {
    objects.add(null);
    return objects.size() - 1;
  }

  private Object again() throws IOException, BadData {
    Object object = objects.get(in.readInt());
    if (object == null) {
      throw ObjectFormat.damaged();
    }
    return object;
  }

  private int length(int bytesEach) throws IOException, BadData {
    int length = in.readInt();
    if (length < 0 || (long) length * bytesEach > size) {
      throw ObjectFormat.damaged();
    }
    return length;
  }

  private String string() throws IOException, BadData {
    byte[] bytes = new byte[length(1)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String wideString() throws IOException, BadData {
    char[] chars = new char[length(2)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = in.readChar();
    }
    return new String(chars);
  }

  /** Finding a class runs none of its code. */
  private Class<?> find(String name) throws BadData {
    try {
      return Class.forName(name, false, project.loader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new BadData("it holds a " + name + ", which is not on the class path.", e);
    }
  }

  private static BadData forbidden(String name) {
    return new BadData(
        "it holds a "
            + name
            + ", which is neither a value type of the JDK nor a class of the project.");
  }

  private Object constant() throws IOException, BadData {
    String name = string();
    Class<?> type = find(name);
    if (!ObjectFormat.isConstant(type, project)) {
      throw forbidden(name);
    }
    String constant = string();
    for (Object each : type.getEnumConstants()) {
      if (((Enum<?>) each).name().equals(constant)) {
        return each;
      }
    }
    throw new BadData("it holds " + name + "." + constant + ", which the enum no longer has.");
  }

  private Object collection(Holder holder) throws IOException, BadData {
    Collection<Object> items = holder.collection();
    int number = reserved();
    if (!holder.isUnchangeable()) {
      objects.set(number, items);
    }
    int length = length(1);
    for (int i = 0; i < length; i++) {
      items.add(read());
    }
    objects.set(number, holder.finished(items));
    return objects.get(number);
  }

  private Object map(Holder holder) throws IOException, BadData {
    Map<Object, Object> entries = holder.map();
    int number = reserved();
    if (!holder.isUnchangeable()) {
      objects.set(number, entries);
    }
    int length = length(2);
    for (int i = 0; i < length; i++) {
      Object key = read();
      entries.put(key, read());
    }
    objects.set(number, holder.finished(entries));
    return objects.get(number);
  }

  private Object primitives() throws IOException, BadData {
    int type = in.readUnsignedByte();
    Object array = Array.newInstance(Primitives.TYPES.get(type), length(Primitives.size(type)));
    Primitives.read(array, type, in);
    return array;
  }

  private Object array() throws IOException, BadData {
    String name = string();
    Class<?> element = find(name);
    if (!ObjectFormat.isElement(element, project)) {
      throw forbidden(name + "[]");
    }
    Object array = kept(Array.newInstance(element, length(1)));
    for (int i = 0; i < Array.getLength(array); i++) {
      Array.set(array, i, read());
    }
    return array;
  }

  private Object frame() throws IOException, BadData {
    int number = reserved();
    String[] names = new String[length(1)];
    Object[] columns = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = string();
      columns[i] = read();
    }
    objects.set(number, DataFrames.of(names, columns));
    return objects.get(number);
  }

  private ClassForm type() throws IOException, BadData {
    int number = in.readInt();
    if (number == classes.size()) {
      classes.add(described(string(), string()));
    }
    return classes.get(number);
  }

  private ClassForm described(String name, String signature) throws BadData {
    Class<?> type = find(name);
    if (!project.contains(type)) {
      throw forbidden(name);
    }
    ClassForm form = ClassForm.of(type, project);
    if (!String.join("\n", form.signature()).equals(signature)) {
      throw new BadData(
          "it holds a "
              + name
              + " with the fields ("
              + signature.replace("\n", ", ")
              + "); the class now has ("
              + String.join(", ", form.signature())
              + ").");
    }
    return form;
  }

  private Object record() throws IOException, BadData {
    int number = reserved();
    ClassForm form = type();
    Object[] values = new Object[form.fields().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read();
    }
    objects.set(number, form.record(values));
    return objects.get(number);
  }

  private Object instance() throws IOException, BadData {
    int number = reserved();
    ClassForm form = type();
    Object instance = form.blank();
    objects.set(number, instance);
    for (Field field : form.fields()) {
      ClassForm.set(field, instance, read());
    }
    return instance;
  }
}
