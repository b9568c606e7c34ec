package io.github.vertexmaven.catalog.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.annotation.SnakeCase;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.RecordClass;
import io.github.vertexmaven.catalog.value.Trail;
import io.github.vertexmaven.catalog.value.WholeText;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes a value as JSON: keys in the value's own order, two blanks of indent, or one line for each
 * item.
 */
public final class JsonWriting {

  /** What the parser takes too; deeper is almost surely a value that contains itself. */
  private static final int DEEPEST = 250;

  private final JsonWriter json;
  private final String format;
  private final Map<Class<?>, RecordClass> records = new HashMap<>();
  private final Trail trail = Trail.ofData();
  private int depth;

  private JsonWriting(Writer writer, String format) {
    this.json = new JsonWriter(writer);
    this.format = format;
    json.setSerializeNulls(true);
  }

  static void write(Object value, Writer writer) throws IOException, BadData {
    write(value, writer, "JSON");
  }

  /** The same, for a format that is made of JSON; its name is for messages. */
  static void write(Object value, Writer writer, String format) throws IOException, BadData {
    JsonWriting writing = new JsonWriting(writer, format);
    writing.json.setIndent("  ");
    writing.value(value);
    writing.json.flush();
  }

  /** The rows of a DataFrame, or the items of a collection, each in a line of its own. */
  public static void writeLines(Object value, Writer writer) throws IOException, BadData {
    JsonWriting writing = new JsonWriting(writer, "JSON");
    // A writer of one document refuses a second one unless it is lenient; values are checked here.
    writing.json.setStrictness(Strictness.LENIENT);
    if (value instanceof Collection<?> items) {
      int index = 0;
      for (Object item : items) {
        writing.item(index++, item);
        writer.write('\n');
      }
    } else {
      Table table = Shape.table(value, value.getClass());
      for (int row = 0; row < table.rows(); row++) {
        writing.row(table, row);
        writer.write('\n');
      }
    }
  }

  private void value(Object value) throws IOException, BadData {
    if (++depth > DEEPEST) {
      throw bad("nested deeper than " + DEEPEST + " levels; does the value contain itself?");
    }
    if (!scalar(value) && !container(value)) {
      throw bad(
          "a "
              + value.getClass().getTypeName()
              + " has no "
              + format
              + " form; use a record, a list, a map, text, numbers or booleans.");
    }
    depth--;
  }

  private BadData bad(String what) {
    trail.problem(what);
    Trail.Problem problem = trail.problems().get(0);
    return new BadData(problem.path().isEmpty() ? what : "at " + problem.place() + ": " + what);
  }

  private String whole(String text) throws BadData {
    if (!WholeText.is(text)) {
      throw bad(WholeText.PROBLEM);
    }
    return text;
  }

  private boolean scalar(Object value) throws IOException, BadData {
    if (value == null) {
      json.nullValue();
    } else if (value instanceof Boolean flag) {
      json.value(flag);
    } else if (value instanceof Number number) {
      number(number);
    } else if (CellText.isKnown(value)) {
      json.value(whole(CellText.of(value)));
    } else {
      return optional(value);
    }
    return true;
  }

  /** Not-a-number is what is not there; an infinite number is one that JSON cannot say. */
  private void number(Number number) throws IOException, BadData {
    double value = number instanceof Float || number instanceof Double ? number.doubleValue() : 0;
    if (Double.isNaN(value)) {
      json.nullValue();
    } else if (Double.isInfinite(value)) {
      throw bad(format + " is not written with " + value + " here; use null, or a number.");
    } else {
      json.value(number);
    }
  }

  private boolean optional(Object value) throws IOException, BadData {
    if (value instanceof Optional<?> optional) {
      value(optional.orElse(null));
    } else if (value instanceof OptionalInt optional) {
      value(optional.isPresent() ? optional.getAsInt() : null);
    } else if (value instanceof OptionalLong optional) {
      value(optional.isPresent() ? optional.getAsLong() : null);
    } else if (value instanceof OptionalDouble optional) {
      value(optional.isPresent() ? optional.getAsDouble() : null);
    } else {
      return false;
    }
    return true;
  }

  private boolean container(Object value) throws IOException, BadData {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Collection<?> items) {
      array(items);
    } else if (value.getClass().isArray()) {
      array(value);
    } else if (value instanceof Record) {
      object((Record) value);
    } else if (Shape.isFrame(value.getClass())) {
      table(Shape.table(value, value.getClass()));
    } else {
      return false;
    }
    return true;
  }

  private void object(Map<?, ?> map) throws IOException, BadData {
    json.beginObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey() == null || !CellText.isKnown(entry.getKey())) {
        throw bad("the key " + entry.getKey() + " has no form as text.");
      }
      entry(CellText.of(entry.getKey()), entry.getValue());
    }
    json.endObject();
  }

  private void object(Record value) throws IOException, BadData {
    RecordClass type = records.computeIfAbsent(value.getClass(), RecordClass::of);
    RecordComponent[] components = type.components();
    json.beginObject();
    for (int i = 0; i < components.length; i++) {
      entry(SnakeCase.of(components[i].getName()), type.get(value, i));
    }
    json.endObject();
  }

  private void entry(String key, Object value) throws IOException, BadData {
    trail.enter(key);
    json.name(whole(key));
    value(value);
    trail.leave();
  }

  private void array(Iterable<?> items) throws IOException, BadData {
    int index = 0;
    json.beginArray();
    for (Object item : items) {
      item(index++, item);
    }
    json.endArray();
  }

  private void array(Object array) throws IOException, BadData {
    json.beginArray();
    for (int i = 0; i < Array.getLength(array); i++) {
      item(i, Array.get(array, i));
    }
    json.endArray();
  }

  private void item(int index, Object value) throws IOException, BadData {
    trail.enter(index);
    value(value);
    trail.leave();
  }

  private void table(Table table) throws IOException, BadData {
    json.beginArray();
    for (int row = 0; row < table.rows(); row++) {
      row(table, row);
    }
    json.endArray();
  }

  private void row(Table table, int row) throws IOException, BadData {
    trail.enter(row);
    json.beginObject();
    for (Column column : table.columns()) {
      entry(column.name(), column.get(row));
    }
    json.endObject();
    trail.leave();
  }
}
