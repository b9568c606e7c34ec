package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.dataframe.DataFrames;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.Sentence;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what {@link ObjectWriting} wrote, and makes nothing that it could not have written. */
final class ObjectReading {

  private static final int DEEPEST = 1000;

  private final ByteSource in;
  private final ProjectClasses project;
  private final TextForm texts = new TextForm();
  private final Primitives primitives = new Primitives();
  private final FrameColumn columns = new FrameColumn(primitives, texts);
  private final List<ClassForm> classes = new ArrayList<>();
  private final List<Map<String, Object>> enums = new ArrayList<>();
  private final List<Object> objects = new ArrayList<>();
  private int depth;

  ObjectReading(ByteSource in, ProjectClasses project) {
    this.in = in;
    this.project = project;
  }

  Object read() throws IOException, BadData {
    if (++depth > DEEPEST) {
      throw DamagedFile.problem();
    }
    try {
      return read(Tag.of(in.readByte()));
    } catch (RuntimeException e) {
      throw new BadData(Sentence.of("its content is not valid: " + e.getMessage()), e);
    } finally {
      depth--;
    }
  }

  private Object read(Tag tag) throws IOException, BadData {
    if (tag == null) {
      throw DamagedFile.problem();
    }
    return switch (tag) {
      case NULL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case BYTE -> (byte) in.readByte();
      case SHORT -> (short) in.readSigned();
      case CHARACTER -> (char) in.readCount();
      case INTEGER -> (int) in.readSigned();
      case LONG -> in.readSigned();
      case FLOAT -> Float.intBitsToFloat(in.readInt());
      case DOUBLE -> NumberForm.read(in);
      case STRING -> texts.read(in);
      case VALUE -> value(ValueType.at(in.readByte()));
      case CONSTANT -> constant();
      default -> compound(tag);
    };
  }

  private Object value(ValueType type) throws IOException, BadData {
    if (type == null) {
      throw DamagedFile.problem();
    }
    return type.read(in, texts);
  }

  private Object compound(Tag tag) throws IOException, BadData {
    return switch (tag) {
      case AGAIN -> again();
      case OPTIONAL -> Optional.ofNullable(read());
      case OPTIONAL_INT -> read() instanceof Integer i ? OptionalInt.of(i) : OptionalInt.empty();
      case OPTIONAL_LONG -> read() instanceof Long l ? OptionalLong.of(l) : OptionalLong.empty();
      case OPTIONAL_DOUBLE ->
          read() instanceof Double d ? OptionalDouble.of(d) : OptionalDouble.empty();
      case COLLECTION -> collection(Holder.values()[in.readByte()]);
      case MAP -> map(Holder.values()[in.readByte()]);
      case PRIMITIVE_ARRAY -> kept(primitives.read(in.readByte(), in));
      case ARRAY -> array();
      case DATA_FRAME -> frame();
      case COLUMN -> columns.read(in.readByte(), in);
      case FLAT_RECORD -> record(type());
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
    Object object = objects.get((int) in.readCount());
    if (object == null) {
      throw DamagedFile.problem();
    }
    return object;
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
    int number = (int) in.readCount();
    if (number == enums.size()) {
      enums.add(constants(texts.read(in)));
    }
    Map<String, Object> constants = enums.get(number);
    String name = texts.read(in);
    Object constant = constants.get(name);
    if (constant == null) {
      String type = constants.values().iterator().next().getClass().getName();
      throw new BadData("it holds " + type + "." + name + ", which the enum no longer has.");
    }
    return constant;
  }

  private Map<String, Object> constants(String name) throws BadData {
    Class<?> type = find(name);
    if (!AllowedClasses.isConstant(type, project)) {
      throw forbidden(name);
    }
    Map<String, Object> constants = new HashMap<>();
    for (Object each : type.getEnumConstants()) {
      constants.put(((Enum<?>) each).name(), each);
    }
    return constants;
  }

  private Object collection(Holder holder) throws IOException, BadData {
    Collection<Object> items = holder.collection();
    int number = reserved();
    if (!holder.isUnchangeable()) {
      objects.set(number, items);
    }
    int length = in.readLength(Byte.SIZE);
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
    int length = in.readLength(2 * Byte.SIZE);
    for (int i = 0; i < length; i++) {
      Object key = read();
      entries.put(key, read());
    }
    objects.set(number, holder.finished(entries));
    return objects.get(number);
  }

  private Object array() throws IOException, BadData {
    String name = texts.read(in);
    Class<?> element = find(name);
    if (!AllowedClasses.isElement(element, project)) {
      throw forbidden(name + "[]");
    }
    Object array = kept(Array.newInstance(element, in.readLength(Byte.SIZE)));
    for (int i = 0; i < Array.getLength(array); i++) {
      Array.set(array, i, read());
    }
    return array;
  }

  private Object frame() throws IOException, BadData {
    int number = reserved();
    String[] names = new String[in.readLength(Byte.SIZE)];
    Object[] columns = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = texts.read(in);
      columns[i] = read();
    }
    objects.set(number, DataFrames.of(names, columns));
    return objects.get(number);
  }

  private ClassForm type() throws IOException, BadData {
    int number = (int) in.readCount();
    if (number == classes.size()) {
      classes.add(described(texts.read(in), texts.read(in)));
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
    objects.set(number, record(type()));
    return objects.get(number);
  }

  private Object record(ClassForm form) throws IOException, BadData {
    List<FieldForm> fields = form.fields();
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = field(fields.get(i));
    }
    return form.record(values);
  }

  private Object instance() throws IOException, BadData {
    int number = reserved();
    ClassForm form = type();
    Object instance = form.blank();
    objects.set(number, instance);
    for (FieldForm field : form.fields()) {
      ClassForm.set(field.field(), instance, field(field));
    }
    return instance;
  }

  private Object field(FieldForm form) throws IOException, BadData {
    return switch (form.kind()) {
      case BOOLEAN -> in.readByte() != 0;
      case BYTE -> (byte) in.readByte();
      case CHAR -> (char) in.readCount();
      case SHORT -> (short) in.readSigned();
      case INT -> (int) in.readSigned();
      case LONG -> in.readSigned();
      case FLOAT -> Float.intBitsToFloat(in.readInt());
      case DOUBLE -> NumberForm.read(in);
      case TEXT -> texts.read(in);
      case VALUE -> read();
    };
  }
}
