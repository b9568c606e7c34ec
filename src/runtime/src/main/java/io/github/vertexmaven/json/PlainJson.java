package io.github.vertexmaven.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as plain values: Map, List, String, Boolean, Long, BigInteger, Double and null. */
public final class PlainJson {

  private PlainJson() {}

  public static Object plain(JsonElement json) {
    if (json == null || json.isJsonNull()) {
      return null;
    }
    if (json.isJsonObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
        map.put(entry.getKey(), plain(entry.getValue()));
      }
      return map;
    }
    if (json.isJsonArray()) {
      List<Object> list = new ArrayList<>();
      for (JsonElement item : json.getAsJsonArray()) {
        list.add(plain(item));
      }
      return list;
    }
    return scalar(json.getAsJsonPrimitive());
  }

  public static Object scalar(JsonPrimitive primitive) {
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return primitive.isNumber() ? number(primitive.getAsString()) : primitive.getAsString();
  }

  /** What JSON allows as a number and has neither a fraction nor an exponent. */
  private static boolean isInteger(String text) {
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
  }

  private static Object number(String text) {
    if (isInteger(text)) {
      BigInteger integer = new BigInteger(text);
      return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
    }
    return new BigDecimal(text).doubleValue();
  }
}
