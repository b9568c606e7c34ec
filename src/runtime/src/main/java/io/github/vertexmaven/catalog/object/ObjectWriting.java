package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.dataframe.DataFrames;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Trail;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes one value with everything that it refers to; an object that is referred to twice is
 * written once.
 */
final class ObjectWriting {

  private static final int DEEPEST = 1000;

  private final ByteSink out;
  private final ProjectClasses project;
  private final TextForm texts = new TextForm();
  private final Primitives primitives = new Primitives();
  private final FrameColumn columns = new FrameColumn(primitives, texts);
  private final Map<Class<?>, ClassForm> forms = new HashMap<>();
  private final Map<Class<?>, Integer> classes = new HashMap<>();
  private final Map<Class<?>, Integer> enums = new HashMap<>();

  /**
   * Numbers of objects that are written; negative while one that cannot refer to itself is being
   * written.
   */
  private final Map<Object, Integer> numbers = new IdentityHashMap<>();

  private final Trail trail = Trail.ofData();
  private int depth;

  ObjectWriting(ByteSink out, ProjectClasses project) {
    this.out = out;
    this.project = project;
  }

  void write(Object value) throws IOException, BadData {
    if (value == null) {
      tag(Tag.NULL);
      return;
    }
    if (++depth > DEEPEST) {
      throw bad("nested deeper than " + DEEPEST + " levels, which the object format cannot keep.");
    }
    if (!NumberTags.write(value, out)
        && !text(value)
        && !optional(value)
        && !flatRecord(value)
        && !again(value)) {
      compound(value);
    }
    depth--;
  }

  private BadData bad(String what) {
    trail.problem(what);
    Trail.Problem problem = trail.problems().get(0);
    return new BadData(problem.path().isEmpty() ? what : "at " + problem.place() + ": " + what);
  }

  private void tag(Tag tag) throws IOException {
    out.writeByte(tag.ordinal());
  }

  private boolean text(Object value) throws IOException, BadData {
    if (value instanceof String text) {
      tag(Tag.STRING);
      texts.write(text, out);
      return true;
    }
    if (value instanceof Enum<?> constant) {
      constant(constant);
      return true;
    }
    ValueType type = ValueType.of(value);
    if (type == null) {
      return false;
    }
    tag(Tag.VALUE);
    out.writeByte(type.ordinal());
    type.write(value, out, texts);
    return true;
  }

  /** The class once by its name, then by its number; a constant always by its name. */
  private void constant(Enum<?> constant) throws IOException, BadData {
    Class<?> type = constant.getDeclaringClass();
    Integer known = enums.get(type);
    if (known == null && !AllowedClasses.isConstant(type, project)) {
      throw foreign(type);
    }
    tag(Tag.CONSTANT);
    out.writeCount(known == null ? enums.size() : known);
    if (known == null) {
      enums.put(type, enums.size());
      texts.write(type.getName(), out);
    }
    texts.write(constant.name(), out);
  }

  private BadData foreign(Class<?> type) {
    String what =
        type.isHidden() || type.isSynthetic()
            ? "a lambda cannot be kept"
            : "a "
                + type.getTypeName()
                + " cannot be kept: it is neither a value type of the JDK nor a class of the project";
    return bad(what + "; use a record, or give the dataset a type in the catalog.");
  }

  private boolean optional(Object value) throws IOException, BadData {
    if (value instanceof Optional<?> optional) {
      tag(Tag.OPTIONAL);
      write(optional.orElse(null));
    } else if (value instanceof OptionalInt optional) {
      tag(Tag.OPTIONAL_INT);
      write(optional.isPresent() ? optional.getAsInt() : null);
    } else if (value instanceof OptionalLong optional) {
      tag(Tag.OPTIONAL_LONG);
      write(optional.isPresent() ? optional.getAsLong() : null);
    } else if (value instanceof OptionalDouble optional) {
      tag(Tag.OPTIONAL_DOUBLE);
      write(optional.isPresent() ? optional.getAsDouble() : null);
    } else {
      return false;
    }
    return true;
  }

  private boolean flatRecord(Object value) throws IOException, BadData {
    if (!(value instanceof Record)) {
      return false;
    }
    ClassForm form = form(value.getClass());
    if (form.isFlat()) {
      tag(Tag.FLAT_RECORD);
      instance(value, form);
    }
    return form.isFlat();
  }

  private boolean again(Object value) throws IOException, BadData {
    Integer number = numbers.get(value);
    if (number == null) {
      return false;
    }
    if (number < 0) {
      throw bad("it contains itself, through a record or an immutable collection.");
    }
    tag(Tag.AGAIN);
    out.writeCount(number);
    return true;
  }

  private void compound(Object value) throws IOException, BadData {
    int number = numbers.size();
    Holder holder = Holder.of(value);
    boolean closed =
        value instanceof Record
            || (holder != null && holder.isUnchangeable())
            || Shape.isFrame(value.getClass());
    numbers.put(value, closed ? -1 : number);
    if (holder != null) {
      hold(value, holder);
    } else if (value.getClass().isArray()) {
      array(value);
    } else if (Shape.isFrame(value.getClass())) {
      frame(value);
    } else {
      instance(value);
    }
    numbers.put(value, number);
  }

  private void hold(Object value, Holder holder) throws IOException, BadData {
    boolean map = value instanceof Map;
    tag(map ? Tag.MAP : Tag.COLLECTION);
    out.writeByte(holder.ordinal());
    if (map) {
      entries((Map<?, ?>) value, holder);
    } else {
      items((Collection<?>) value, holder);
    }
  }

  private void items(Collection<?> items, Holder holder) throws IOException, BadData {
    out.writeCount(items.size());
    int index = 0;
    for (Object item : holder == Holder.UNCHANGEABLE_SET ? StableOrder.of(items) : items) {
      item(index++, item);
    }
  }

  private void item(Object step, Object value) throws IOException, BadData {
    trail.enter(step);
    write(value);
    trail.leave();
  }

  private void entries(Map<?, ?> map, Holder holder) throws IOException, BadData {
    out.writeCount(map.size());
    Collection<?> keys =
        holder == Holder.UNCHANGEABLE_MAP ? StableOrder.of(map.keySet()) : map.keySet();
    for (Object key : keys) {
      trail.enter(key == null ? "null" : key.toString());
      write(key);
      write(map.get(key));
      trail.leave();
    }
  }

  private void array(Object array) throws IOException, BadData {
    Class<?> element = array.getClass().getComponentType();
    int primitive = Primitives.TYPES.indexOf(element);
    if (primitive >= 0) {
      tag(Tag.PRIMITIVE_ARRAY);
      out.writeByte(primitive);
      primitives.write(array, out);
      return;
    }
    if (!AllowedClasses.isElement(element, project)) {
      throw foreign(array.getClass());
    }
    tag(Tag.ARRAY);
    texts.write(element.getName(), out);
    out.writeCount(Array.getLength(array));
    for (int i = 0; i < Array.getLength(array); i++) {
      item(i, Array.get(array, i));
    }
  }

  private void frame(Object frame) throws IOException, BadData {
    List<String> names = DataFrames.names(frame);
    Object[] arrays = DataFrames.arrays(frame);
    tag(Tag.DATA_FRAME);
    out.writeCount(names.size());
    for (int i = 0; i < arrays.length; i++) {
      texts.write(names.get(i), out);
      column(names.get(i), arrays[i]);
    }
  }

  private void column(String name, Object array) throws IOException, BadData {
    int kind = array instanceof Object[] cells ? FrameColumn.common(cells) : -1;
    if (kind >= 0) {
      tag(Tag.COLUMN);
      out.writeByte(kind);
      columns.write((Object[]) array, kind, out);
    } else {
      numbers.put(array, numbers.size());
      trail.enter(name);
      array(array);
      trail.leave();
    }
  }

  private void instance(Object value) throws IOException, BadData {
    ClassForm form = form(value.getClass());
    tag(form.isRecord() ? Tag.RECORD : Tag.INSTANCE);
    instance(value, form);
  }

  private void instance(Object value, ClassForm form) throws IOException, BadData {
    type(form);
    for (FieldForm field : form.fields()) {
      try {
        field(value, field);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void field(Object owner, FieldForm form)
      throws IOException, BadData, IllegalAccessException {
    Field field = form.field();
    switch (form.kind()) {
      case BOOLEAN -> out.writeByte(field.getBoolean(owner) ? 1 : 0);
      case BYTE -> out.writeByte(field.getByte(owner));
      case CHAR -> out.writeCount(field.getChar(owner));
      case SHORT, INT, LONG -> out.writeSigned(field.getLong(owner));
      case FLOAT -> out.writeInt(Float.floatToRawIntBits(field.getFloat(owner)));
      case DOUBLE -> NumberForm.write(field.getDouble(owner), out);
      case TEXT -> texts.write((String) field.get(owner), out);
      case VALUE -> item(field.getName(), field.get(owner));
    }
  }

  private ClassForm form(Class<?> type) throws BadData {
    ClassForm form = forms.get(type);
    if (form == null) {
      if (!project.contains(type)) {
        throw foreign(type);
      }
      try {
        form = ClassForm.of(type, project);
      } catch (BadData e) {
        throw bad(e.getMessage());
      }
      forms.put(type, form);
    }
    return form;
  }

  /** A class is described once and then named by its number. */
  private void type(ClassForm form) throws IOException {
    Integer known = classes.get(form.type());
    out.writeCount(known == null ? classes.size() : known);
    if (known == null) {
      classes.put(form.type(), classes.size());
      texts.write(form.type().getName(), out);
      texts.write(String.join("\n", form.signature()), out);
    }
  }
}
