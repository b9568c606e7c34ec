package io.github.vertexmaven.preview;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A value as text, like JSON, of a bounded length. Only types whose text says what they are, and is
 * the same in every run, are written out; of others there is the class.
 */
final class ValueText {

  private static final int MAX_DEPTH = 8;
  private static final int MAX_ITEMS = 100;

  private final StringBuilder out = new StringBuilder();
  private final int limit;

  ValueText(int limit) {
    this.limit = limit;
  }

  String of(Object value) {
    write(value, 0);
    return ShortText.of(out, limit);
  }

  private boolean isFull() {
    return out.length() > limit;
  }

  private void write(Object value, int depth) {
    if (isFull()) {
      return;
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof CharSequence || value instanceof Character) {
      String text = ShortText.of(value.toString(), limit);
      out.append(depth == 0 ? text : '"' + text + '"');
    } else if (depth >= MAX_DEPTH) {
      out.append('…');
    } else {
      compound(value, depth);
    }
  }

  private void compound(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      map(map, depth);
    } else if (value instanceof Collection<?> items) {
      items(items.iterator(), items.size(), depth);
    } else if (value.getClass().isArray()) {
      items(array(value), Array.getLength(value), depth);
    } else if (value instanceof Record) {
      components(value, depth);
    } else if (value instanceof Enum<?> constant) {
      out.append(constant.name());
    } else if (value.getClass().getName().matches("java\\.(time|math|util|net|nio\\.file)\\..*")) {
      out.append(value);
    } else {
      out.append(value.getClass().getTypeName());
    }
  }

  private static Iterator<Object> array(Object array) {
    int length = Math.min(Array.getLength(array), MAX_ITEMS);
    List<Object> items = new java.util.ArrayList<>();
    for (int i = 0; i < length; i++) {
      items.add(Array.get(array, i));
    }
    return items.iterator();
  }

  /** Simple items stand on one line. */
  private void items(Iterator<?> items, int size, int depth) {
    out.append('[');
    int written = 0;
    for (; items.hasNext() && written < MAX_ITEMS && !isFull(); written++) {
      out.append(written == 0 ? "" : ", ");
      write(items.next(), depth + 1);
    }
    out.append(written < size ? ", … " + size + " in all]" : "]");
  }

  private void map(Map<?, ?> map, int depth) {
    out.append('{');
    int written = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (written >= MAX_ITEMS || isFull()) {
        out.append("\n").append("  ".repeat(depth + 1)).append("… ").append(map.size());
        out.append(" in all");
        break;
      }
      key(String.valueOf(entry.getKey()), written++, depth);
      write(entry.getValue(), depth + 1);
    }
    end(written, depth);
  }

  private void components(Object value, int depth) {
    out.append(value.getClass().getSimpleName()).append(" {");
    int written = 0;
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      key(component.getName(), written++, depth);
      write(component(value, component), depth + 1);
    }
    end(written, depth);
  }

  private static Object component(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return "cannot be read";
    }
  }

  private void key(String key, int written, int depth) {
    out.append(written == 0 ? "\n" : ",\n").append("  ".repeat(depth + 1));
    out.append(ShortText.of(key, 200)).append(": ");
  }

  private void end(int written, int depth) {
    out.append(written == 0 ? "" : "\n" + "  ".repeat(depth)).append('}');
  }
}
