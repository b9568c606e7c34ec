package io.github.vertexmaven.core.compile.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with parts of a spec. */
abstract class StrictReading {

  private final List<String> faults;

  StrictReading(List<String> faults) {
    this.faults = faults;
  }

  static Set<String> names(JsonObject of, String kind) {
    return of.has(kind) ? of.getAsJsonObject(kind).keySet() : Set.of();
  }

  static Set<Map.Entry<String, JsonElement>> entries(JsonObject of, String kind) {
    return of.has(kind) ? of.getAsJsonObject(kind).entrySet() : Set.of();
  }

  final void key(String key, String at) {
    require(key.matches("[A-Za-z_][A-Za-z0-9_-]*"), at + ": key " + key);
  }

  final void keys(JsonObject object, String at, Set<String> needed, Set<String> allowed) {
    if (object == null) {
      return;
    }
    for (String key : needed) {
      require(object.has(key), at + " lacks " + key);
    }
    for (String key : object.keySet()) {
      require(needed.contains(key) || allowed.contains(key), at + " has the unknown " + key);
    }
  }

  final void require(boolean fine, String what) {
    if (!fine) {
      faults.add(what);
    }
  }
}
