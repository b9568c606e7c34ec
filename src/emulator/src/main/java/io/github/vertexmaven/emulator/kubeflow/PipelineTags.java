package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people put on pipelines and versions. */
final class PipelineTags {

  private static final int MOST = 20;
  private static final int LONGEST = 63;

  private PipelineTags() {}

  /** Those of a message. */
  static Map<String, String> of(Map<String, Object> struct) {
    Map<String, String> tags = new LinkedHashMap<>();
    struct.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.contains(".") || key.length() > LONGEST) {
            throw ApiFault.invalid(
                "The tag key '" + key + "' must have 1 to " + LONGEST + " characters and no '.'");
          }
          if (!(value instanceof String text) || text.length() > LONGEST) {
            throw ApiFault.invalid(
                "The value of the tag '" + key + "' must be a text of at most " + LONGEST);
          }
          tags.put(key, text);
        });
    if (tags.size() > MOST) {
      throw ApiFault.invalid("There are " + tags.size() + " tags; at most " + MOST + " can be");
    }
    return tags;
  }

  /** Those of a parameter of an upload, which is JSON. */
  static Map<String, String> ofText(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    try {
      if (JsonValues.read(text) instanceof Map<?, ?> map) {
        return of(JsonValues.object(map));
      }
    } catch (MalformedJson e) {
      // refused below
    }
    throw ApiFault.invalid("The tags '" + text + "' are not a JSON object of texts");
  }
}
