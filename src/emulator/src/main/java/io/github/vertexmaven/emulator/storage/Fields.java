package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a resource that a caller sent: of the right type, absent, or refused. Null is
 * absent.
 */
record Fields(JsonObject json) {

  Optional<String> text(String name) {
    return primitive(name, "a string")
        .filter(value -> value.isString() || wrong(name, "a string"))
        .map(JsonPrimitive::getAsString);
  }

  boolean flag(String name) {
    return primitive(name, "true or false").filter(JsonPrimitive::getAsBoolean).isPresent();
  }

  /** 64-bit numbers are strings in Google's JSON, and numbers are taken too. */
  Optional<Long> number(String name) {
    try {
      return primitive(name, "a number").map(JsonPrimitive::getAsLong);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("'" + name + "' is not a number.");
    }
  }

  /** Without the field an object that has none. */
  Fields object(String name) {
    Optional<JsonElement> value = value(name);
    value.filter(element -> element.isJsonObject() || wrong(name, "an object"));
    return new Fields(value.map(JsonElement::getAsJsonObject).orElseGet(JsonObject::new));
  }

  List<Fields> objects(String name) {
    Optional<JsonElement> value = value(name);
    value.filter(element -> element.isJsonArray() || wrong(name, "a list"));
    List<Fields> objects = new ArrayList<>();
    for (JsonElement element : value.map(JsonElement::getAsJsonArray).orElseGet(JsonArray::new)) {
      if (element.isJsonObject() || wrong(name, "a list of objects")) {
        objects.add(new Fields(element.getAsJsonObject()));
      }
    }
    return objects;
  }

  private Optional<JsonPrimitive> primitive(String name, String kind) {
    return value(name)
        .filter(element -> element.isJsonPrimitive() || wrong(name, kind))
        .map(JsonElement::getAsJsonPrimitive);
  }

  private Optional<JsonElement> value(String name) {
    return Optional.ofNullable(json.get(name)).filter(element -> !element.isJsonNull());
  }

  /** Never returns; boolean, so that it can stand where a check does. */
  private static boolean wrong(String name, String kind) {
    throw Refusal.invalid("'" + name + "' is not " + kind + ".");
  }
}
