package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.NumberText;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a node as YAML sees it: text, booleans, whole numbers, doubles, lists and maps. */
final class PlainValue {

  private PlainValue() {}

  static Object of(Object value) throws IOException, BadData {
    StringWriter json = new StringWriter();
    JsonWriting.write(value, json, "YAML");
    String text = json.toString();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new BadData("it holds text that is not valid Unicode; it has half of a character.");
    }
    return plain(JsonReading.read(new StringReader(text)));
  }

  private static Object plain(Object value) throws BadData {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> plain = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        plain.put(entry.getKey(), plain(entry.getValue()));
      }
      return plain;
    }
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      for (Object item : list) {
        plain.add(plain(item));
      }
      return plain;
    }
    return value instanceof NumberText text ? exact(text) : value;
  }

  private static double exact(NumberText text) throws BadData {
    BigDecimal decimal = text.decimal();
    double near = text.doubleValue();
    if (Double.isInfinite(near) || new BigDecimal(Double.toString(near)).compareTo(decimal) != 0) {
      throw new BadData(
          "it holds " + decimal + ", which no double is, and YAML keeps doubles; use json.");
    }
    return near;
  }
}
