package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.value.BadData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.VariantLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * Puts nested values together: groups become maps, lists and maps become those, also in the older
 * forms that the format's documentation lists under "Backward-compatibility rules".
 */
final class Nesting {

  private Nesting() {}

  /**
   * What receives the values of a field.
   *
   * @param path the field for messages, {@code a.b}
   * @param to takes each value that is there; null items of lists, too
   * @throws BadData when a type cannot be read here
   */
  static Converter converter(Type type, String path, Consumer<Object> to) throws BadData {
    if (type.isPrimitive()) {
      return new Values(CellMeaning.of(type.asPrimitiveType()), to);
    }
    GroupType group = type.asGroupType();
    LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
    if (logical instanceof VariantLogicalTypeAnnotation) {
      throw new BadData(
          "column '"
              + path
              + "' is of type variant, which is not supported; name the other columns in load_args.columns.");
    }
    boolean onlyRepeated =
        group.getFieldCount() == 1 && group.getType(0).isRepetition(Type.Repetition.REPEATED);
    if (logical instanceof ListLogicalTypeAnnotation && onlyRepeated) {
      return new Items(group, path, to);
    }
    boolean map =
        logical instanceof MapLogicalTypeAnnotation || logical instanceof MapKeyValueTypeAnnotation;
    if (map && onlyRepeated && isKeyValue(group.getType(0))) {
      return new Pairs(group, path, to);
    }
    return new Fields(group, path, to);
  }

  private static boolean isKeyValue(Type repeated) {
    return !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() <= 2;
  }

  /** Values of one primitive type. */
  static final class Values extends PrimitiveConverter {
    private final UnaryOperator<Object> meaning;
    private final Consumer<Object> to;

    Values(UnaryOperator<Object> meaning, Consumer<Object> to) {
      this.meaning = meaning;
      this.to = to;
    }

    @Override
    public void addBinary(Binary value) {
      to.accept(meaning.apply(value));
    }

    @Override
    public void addBoolean(boolean value) {
      to.accept(meaning.apply(value));
    }

    @Override
    public void addDouble(double value) {
      to.accept(meaning.apply(value));
    }

    @Override
    public void addFloat(float value) {
      to.accept(meaning.apply(value));
    }

    @Override
    public void addInt(int value) {
      to.accept(meaning.apply(value));
    }

    @Override
    public void addLong(long value) {
      to.accept(meaning.apply(value));
    }
  }

  /** A group, or the whole row: a map with an entry for each field, null where it is empty. */
  static final class Fields extends GroupConverter {
    private final GroupType type;
    private final Converter[] converters;
    private final Consumer<Object> to;
    private Object[] values;

    Fields(GroupType type, String path, Consumer<Object> to) throws BadData {
      this.type = type;
      this.to = to;
      converters = new Converter[type.getFieldCount()];
      for (int i = 0; i < converters.length; i++) {
        int index = i;
        Type field = type.getType(i);
        Consumer<Object> place =
            field.isRepetition(Type.Repetition.REPEATED)
                ? value -> repeated(index).add(value)
                : value -> values[index] = value;
        String name = path.isEmpty() ? field.getName() : path + "." + field.getName();
        converters[i] = converter(field, name, place);
      }
    }

    /** A field that is repeated without being called a list is one all the same. */
    @SuppressWarnings("unchecked")
    private List<Object> repeated(int index) {
      return (List<Object>) values[index];
    }

    @Override
    public Converter getConverter(int index) {
      return converters[index];
    }

    @Override
    public void start() {
      values = new Object[converters.length];
      for (int i = 0; i < values.length; i++) {
        if (type.getType(i).isRepetition(Type.Repetition.REPEATED)) {
          values[i] = new ArrayList<>();
        }
      }
    }

    @Override
    public void end() {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        fields.put(type.getFieldName(i), values[i]);
      }
      to.accept(Collections.unmodifiableMap(fields));
    }
  }

  /** A list, in three levels or in two. */
  private static final class Items extends GroupConverter {
    private final Converter repeated;
    private final Consumer<Object> to;
    private List<Object> items;

    Items(GroupType list, String path, Consumer<Object> to) throws BadData {
      this.to = to;
      Type each = list.getType(0);
      repeated =
          isItem(each, list.getName())
              ? converter(each, path, value -> items.add(value))
              : new Level(each.asGroupType(), path, value -> items.add(value));
    }

    /** Whether the repeated field is the item itself, not a level around it. */
    private static boolean isItem(Type repeated, String list) {
      if (repeated.isPrimitive()) {
        return true;
      }
      return repeated.asGroupType().getFieldCount() != 1
          || repeated.getName().equals("array")
          || repeated.getName().equals(list + "_tuple")
          || repeated.asGroupType().getType(0).isRepetition(Type.Repetition.REPEATED);
    }

    @Override
    public Converter getConverter(int index) {
      return repeated;
    }

    @Override
    public void start() {
      items = new ArrayList<>();
    }

    @Override
    public void end() {
      to.accept(Collections.unmodifiableList(items));
    }
  }

  /** The level between a list and an item, which may be null. */
  private static final class Level extends GroupConverter {
    private final Converter item;
    private final Consumer<Object> to;
    private Object value;

    Level(GroupType level, String path, Consumer<Object> to) throws BadData {
      this.to = to;
      item = converter(level.getType(0), path, read -> value = read);
    }

    @Override
    public Converter getConverter(int index) {
      return item;
    }

    @Override
    public void start() {
      value = null;
    }

    @Override
    public void end() {
      to.accept(value);
    }
  }

  /** A map, whose values may be null; one of keys alone has null for each. */
  private static final class Pairs extends GroupConverter {
    private final GroupConverter pair;
    private final Consumer<Object> to;
    private Map<Object, Object> entries;
    private Object key;
    private Object value;

    Pairs(GroupType map, String path, Consumer<Object> to) throws BadData {
      this.to = to;
      GroupType type = map.getType(0).asGroupType();
      Converter keys = converter(type.getType(0), path + ".key", read -> key = read);
      Converter values =
          type.getFieldCount() == 1
              ? null
              : converter(type.getType(1), path + ".value", read -> value = read);
      pair =
          new GroupConverter() {
            @Override
            public Converter getConverter(int index) {
              return index == 0 ? keys : values;
            }

            @Override
            public void start() {
              key = null;
              value = null;
            }

            @Override
            public void end() {
              entries.put(key, value);
            }
          };
    }

    @Override
    public Converter getConverter(int index) {
      return pair;
    }

    @Override
    public void start() {
      entries = new LinkedHashMap<>();
    }

    @Override
    public void end() {
      to.accept(Collections.unmodifiableMap(entries));
    }
  }
}
