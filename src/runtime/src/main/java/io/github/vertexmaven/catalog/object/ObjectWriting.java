package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.dataframe.DataFrames;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Trail;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

  private final DataOutputStream out;
  private final ProjectClasses project;
  private final Map<Class<?>, ClassForm> forms = new HashMap<>();
  private final Map<Class<?>, Integer> classes = new HashMap<>();

  /**
   * Numbers of objects that are written; negative while one that cannot refer to itself is being
   * written.
   */
  private final Map<Object, Integer> numbers = new IdentityHashMap<>();

  private final Trail trail = Trail.ofData();
  private int depth;

  ObjectWriting(DataOutputStream out, ProjectClasses project) {
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
    if (!number(value) && !text(value) && !optional(value) && !again(value)) {
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

  private boolean number(Object value) throws IOException {
    if (value instanceof Boolean flag) {
      tag(flag ? Tag.TRUE : Tag.FALSE);
    } else if (value instanceof Long number) {
      tag(Tag.LONG);
      out.writeLong(number);
    } else if (value instanceof Double number) {
      tag(Tag.DOUBLE);
      out.writeLong(Double.doubleToRawLongBits(number));
    } else if (value instanceof Integer number) {
      tag(Tag.INTEGER);
      out.writeInt(number);
    } else {
      return smallNumber(value);
    }
    return true;
  }

  private boolean smallNumber(Object value) throws IOException {
    if (value instanceof Float number) {
      tag(Tag.FLOAT);
      out.writeInt(Float.floatToRawIntBits(number));
    } else if (value instanceof Short number) {
      tag(Tag.SHORT);
      out.writeShort(number);
    } else if (value instanceof Byte number) {
      tag(Tag.BYTE);
      out.writeByte(number);
    } else if (value instanceof Character character) {
      tag(Tag.CHARACTER);
      out.writeChar(character);
    } else {
      return false;
    }
    return true;
  }

  private boolean text(Object value) throws IOException, BadData {
    if (value instanceof String text) {
      taggedString(text);
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
    string(type.text(value));
    return true;
  }

  private void taggedString(String text) throws IOException {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      tag(Tag.STRING);
      string(text);
    } else {
      tag(Tag.WIDE_STRING);
      out.writeInt(text.length());
      out.writeChars(text);
    }
  }

  private void string(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void constant(Enum<?> constant) throws IOException, BadData {
    Class<?> type = constant.getDeclaringClass();
    if (!ObjectFormat.isConstant(type, project)) {
      throw foreign(type);
    }
    tag(Tag.CONSTANT);
    string(type.getName());
    string(constant.name());
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

  private boolean again(Object value) throws IOException, BadData {
    Integer number = numbers.get(value);
    if (number == null) {
      return false;
    }
    if (number < 0) {
      throw bad("it contains itself by way of a record or an unchangeable collection.");
    }
    tag(Tag.AGAIN);
    out.writeInt(number);
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
    out.writeInt(items.size());
    int index = 0;
    for (Object item : holder == Holder.UNCHANGEABLE_SET ? sorted(items) : items) {
      item(index++, item);
    }
  }

  private void item(Object step, Object value) throws IOException, BadData {
    trail.enter(step);
    write(value);
    trail.leave();
  }

  private void entries(Map<?, ?> map, Holder holder) throws IOException, BadData {
    out.writeInt(map.size());
    Collection<?> keys = holder == Holder.UNCHANGEABLE_MAP ? sorted(map.keySet()) : map.keySet();
    for (Object key : keys) {
      trail.enter(key == null ? "null" : key.toString());
      write(key);
      write(map.get(key));
      trail.leave();
    }
  }

  /**
   * {@code Set.of} and {@code Map.of} iterate in another order in each JVM, and a file must not.
   */
  private static Collection<?> sorted(Collection<?> items) {
    boolean shuffled =
        items.getClass().getName().contains("Immutable")
            || items.getClass().getName().contains("AbstractMap");
    Object first = items.isEmpty() ? null : items.iterator().next();
    boolean comparable =
        first instanceof Comparable
            && items.stream().allMatch(item -> item != null && item.getClass() == first.getClass());
    if (!shuffled || !comparable) {
      return items;
    }
    List<Object> sorted = new ArrayList<>(items);
    sorted.sort(natural());
    return sorted;
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Object> natural() {
    return (Comparator<Object>) (Comparator<?>) Comparator.naturalOrder();
  }

  private void array(Object array) throws IOException, BadData {
    Class<?> element = array.getClass().getComponentType();
    int primitive = Primitives.TYPES.indexOf(element);
    if (primitive >= 0) {
      tag(Tag.PRIMITIVE_ARRAY);
      out.writeByte(primitive);
      out.writeInt(Array.getLength(array));
      Primitives.write(array, primitive, out);
      return;
    }
    if (!ObjectFormat.isElement(element, project)) {
      throw foreign(array.getClass());
    }
    tag(Tag.ARRAY);
    string(element.getName());
    out.writeInt(Array.getLength(array));
    for (int i = 0; i < Array.getLength(array); i++) {
      item(i, Array.get(array, i));
    }
  }

  private void frame(Object frame) throws IOException, BadData {
    List<String> names = DataFrames.names(frame);
    Object[] columns = DataFrames.arrays(frame);
    tag(Tag.DATA_FRAME);
    out.writeInt(names.size());
    for (int i = 0; i < columns.length; i++) {
      string(names.get(i));
      numbers.put(columns[i], numbers.size());
      array(columns[i]);
    }
  }

  private void instance(Object value) throws IOException, BadData {
    ClassForm form = form(value.getClass());
    tag(form.isRecord() ? Tag.RECORD : Tag.INSTANCE);
    type(form);
    for (Field field : form.fields()) {
      item(field.getName(), ClassForm.get(field, value));
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
    out.writeInt(known == null ? classes.size() : known);
    if (known == null) {
      classes.put(form.type(), classes.size());
      string(form.type().getName());
      string(String.join("\n", form.signature()));
    }
  }
}
