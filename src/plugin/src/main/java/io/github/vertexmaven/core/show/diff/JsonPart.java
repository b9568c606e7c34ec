package io.github.vertexmaven.core.show.diff;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An object whose keys are taken from it one after the other, so that what nobody asked for is left
 * and can be told as well.
 */
record JsonPart(JsonObject json) {

  /** A copy of an object; an empty one in place of anything else. */
  static JsonPart of(JsonElement json) {
    return new JsonPart(json instanceof JsonObject object ? object.deepCopy() : new JsonObject());
  }

  Optional<JsonElement> take(String key) {
    return Optional.ofNullable(json.remove(key));
  }

  Optional<String> takeText(String key) {
    return take(key).map(CanonicalJson::words);
  }

  /** A text that stays where it is; empty when it is not there. */
  String text(String key) {
    return Optional.ofNullable(json.get(key)).map(CanonicalJson::words).orElse("");
  }

  JsonPart takePart(String key) {
    return of(json.remove(key));
  }

  /** The parts by name, sorted. */
  Map<String, JsonPart> takeParts(String key) {
    JsonPart all = takePart(key);
    Map<String, JsonPart> parts = new java.util.TreeMap<>();
    List.copyOf(all.json.keySet()).forEach(name -> parts.put(name, all.takePart(name)));
    return parts;
  }

  List<String> takeTexts(String key) {
    List<String> texts = new ArrayList<>();
    take(key)
        .filter(JsonElement::isJsonArray)
        .ifPresent(
            items -> items.getAsJsonArray().forEach(item -> texts.add(CanonicalJson.words(item))));
    return texts;
  }

  /** Adds what is left, each value with its path. */
  void leavesTo(String path, Map<String, String> out) {
    for (String key : new TreeSet<>(json.keySet())) {
      String at = path.isEmpty() ? key : path + "." + key;
      if (json.get(key) instanceof JsonObject) {
        of(json.get(key)).leavesTo(at, out);
      } else {
        out.put(at, CanonicalJson.words(json.get(key)));
      }
    }
  }
}
