package io.github.vertexmaven.core.job.submit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a job as people know them: by the names of {@code conf/}, not by input. */
public final class ShownParameters {

  private ShownParameters() {}

  /**
   * The values by parameter.
   *
   * @param spec the job's spec, JSON
   * @param values those that the job is given, by input
   */
  public static Map<String, Object> of(String spec, Map<String, Object> values) {
    Map<String, Object> shown = new TreeMap<>();
    if (!values.isEmpty()) {
      JsonElement inputs = JsonParser.parseString(spec);
      for (String key : new String[] {"root", "inputDefinitions", "parameters"}) {
        inputs = child(inputs, key);
      }
      for (Map.Entry<String, Object> value : values.entrySet()) {
        JsonElement description = child(child(inputs, value.getKey()), "description");
        String text = description.isJsonPrimitive() ? description.getAsString() : "";
        shown.put(ParameterPart.shown(value.getKey(), text), value.getValue());
      }
    }
    return shown;
  }

  private static JsonElement child(JsonElement in, String key) {
    return in.isJsonObject() && in.getAsJsonObject().has(key)
        ? in.getAsJsonObject().get(key)
        : new JsonObject();
  }
}
