package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.NumberText;
import io.github.vertexmaven.catalog.value.Trail;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
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
    return plain(JsonReading.read(new StringReader(json.toString())), Trail.ofData());
  }

  private static Object plain(Object value, Trail trail) throws BadData {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> plain = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        trail.enter(entry.getKey());
        plain.put(entry.getKey(), plain(entry.getValue(), trail));
        trail.leave();
      }
      return plain;
    }
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>(list.size());
      for (Object item : list) {
        trail.enter(plain.size());
        plain.add(plain(item, trail));
        trail.leave();
      }
      return plain;
    }
    return value instanceof NumberText text ? exact(text, trail) : value;
  }

  private static double exact(NumberText text, Trail trail) throws BadData {
    BigDecimal decimal = text.decimal();
    double near = text.doubleValue();
    if (Double.isInfinite(near) || new BigDecimal(Double.toString(near)).compareTo(decimal) != 0) {
      trail.problem("no double is " + decimal + ", and YAML keeps doubles; use json.");
      Trail.Problem problem = trail.problems().get(0);
      String place = problem.path().isEmpty() ? "" : "at " + problem.place() + ": ";
      throw new BadData(place + problem.what());
    }
    return near;
  }
}
