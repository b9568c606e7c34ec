package io.github.vertexmaven.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.vertexmaven.json.PlainJson;
import io.github.vertexmaven.provider.DynamicConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that matter while nodes run, as {@code task.json} and a program's request have them
 * under {@code runTime}. Each key is optional.
 */
public final class RunTimeSettings {

  private final JsonObject json;

  private RunTimeSettings(JsonObject json) {
    this.json = json;
  }

  /** Those of a document that may have some. */
  public static RunTimeSettings in(JsonObject document) {
    JsonElement given = document.get("runTime");
    return new RunTimeSettings(given == null ? new JsonObject() : given.getAsJsonObject());
  }

  /** The classes of the hooks that the settings list. */
  public List<String> hooks() {
    List<String> names = new ArrayList<>();
    for (JsonElement name : array("hooks")) {
      names.add(name.getAsString());
    }
    return names;
  }

  /** The dynamic configuration providers in their order. */
  public List<DynamicConfig.Named> providers() {
    List<DynamicConfig.Named> providers = new ArrayList<>();
    for (JsonElement element : array("providers")) {
      JsonObject provider = element.getAsJsonObject();
      providers.add(
          new DynamicConfig.Named(provider.get("cls").getAsString(), map(provider, "params")));
    }
    return providers;
  }

  /** All of {@code vertexai.yml}; only there when a provider may ask for it. */
  public Map<String, Object> settings() {
    return map(json, "settings");
  }

  /** What {@code credentials*.yml} says, or what of it travels. */
  public Map<String, Object> credentials() {
    return map(json, "credentials");
  }

  /** The name of the file that has the rest of the credentials, where tasks run on this machine. */
  public Optional<String> credentialsFile() {
    JsonElement name = json.get("credentialsFile");
    return name == null ? Optional.empty() : Optional.of(name.getAsString());
  }

  /** What {@code mlflow.yml} says. */
  public Map<String, Object> mlflow() {
    return map(json, "mlflow");
  }

  /** What {@code run_config.mlflow} says. */
  public Map<String, Object> mlflowSettings() {
    return map(json, "mlflowSettings");
  }

  /** The project's name. */
  public String project() {
    return json.has("project") ? json.get("project").getAsString() : "";
  }

  /** What an experiment's run is known by, besides what only the run knows. */
  public Map<String, String> trackingTags() {
    Map<String, String> tags = new LinkedHashMap<>();
    map(json, "trackingTags").forEach((key, value) -> tags.put(key, String.valueOf(value)));
    return tags;
  }

  private JsonArray array(String key) {
    return json.has(key) ? json.getAsJsonArray(key) : new JsonArray();
  }

  private static Map<String, Object> map(JsonObject json, String key) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (json.has(key)) {
      for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject(key).entrySet()) {
        map.put(entry.getKey(), PlainJson.plain(entry.getValue()));
      }
    }
    return map;
  }
}
