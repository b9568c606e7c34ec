package io.github.vertexmaven.launcher;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.json.JsonTree;
import io.github.vertexmaven.json.PlainJson;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code task.json} of the launch jar: the nodes, datasets and settings of one task, frozen when it
 * was compiled.
 */
final class TaskFile {

  private static final String RESOURCE = "META-INF/vertexai/task.json";
  private static final int FORMAT_VERSION = 2;

  private final JsonObject json;

  private TaskFile(JsonObject json) {
    this.json = json;
  }

  static TaskFile load(ClassLoader loader) throws IOException {
    try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new UserFault(
            "The class path has no " + RESOURCE + "; start a task from its launch jar.");
      }
      return of(JsonTree.read(new InputStreamReader(in, StandardCharsets.UTF_8)));
    }
  }

  static TaskFile of(JsonObject json) {
    int version = json.get("formatVersion").getAsInt();
    if (version != FORMAT_VERSION) {
      throw new UserFault(
          RESOURCE
              + " has format "
              + version
              + ", this runtime reads format "
              + FORMAT_VERSION
              + ".");
    }
    return new TaskFile(json);
  }

  String env() {
    return json.get("env").getAsString();
  }

  String pipelineName() {
    return json.getAsJsonObject("pipelines").keySet().iterator().next();
  }

  Pipeline pipeline(ClassLoader loader) {
    return GraphFile.read(json, pipelineName(), loader);
  }

  /** The datasets by the names of the task's input artifacts. */
  Map<String, String> inputs() {
    return texts("inputs");
  }

  /** The datasets by the names of the task's output artifacts. */
  Map<String, String> outputs() {
    return texts("outputs");
  }

  /**
   * The names under which the task's nodes use each dataset that they see as a type, such as {@code
   * table@csv}.
   */
  Map<String, List<String>> types() {
    Map<String, List<String>> types = new LinkedHashMap<>();
    if (json.has("types")) {
      for (Map.Entry<String, JsonElement> each : json.getAsJsonObject("types").entrySet()) {
        List<String> names = new ArrayList<>();
        for (JsonElement name : each.getValue().getAsJsonArray()) {
          names.add(name.getAsString());
        }
        types.put(each.getKey(), names);
      }
    }
    return types;
  }

  /** The inputs that carry the parameters that the task reads. */
  TaskParameters parameters() {
    return TaskParameters.read(json.getAsJsonArray("parameters"));
  }

  /** What a task without nodes does: {@code mlflow-start-run} or {@code mlflow-end-run}. */
  Optional<String> step() {
    JsonElement step = json.get("step");
    return step == null ? Optional.empty() : Optional.of(step.getAsString());
  }

  /** The names of the nodes that the whole pipeline runs, for a task without nodes. */
  List<String> nodeNames() {
    List<String> names = new ArrayList<>();
    json.getAsJsonArray("nodeNames").forEach(name -> names.add(name.getAsString()));
    return names;
  }

  RunTimeSettings settings() {
    return RunTimeSettings.in(json);
  }

  /** The task's input that tells how the run ended, for a task of an exit pipeline. */
  Optional<String> finalStatus() {
    JsonElement key = json.get("finalStatus");
    return key == null ? Optional.empty() : Optional.of(key.getAsString());
  }

  /** Names of hosts that the task finds at these addresses. */
  HostAliases hostAliases() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    if (json.has("hostAliases")) {
      json.getAsJsonObject("hostAliases")
          .entrySet()
          .forEach(
              entry -> {
                List<String> hostnames = new ArrayList<>();
                entry
                    .getValue()
                    .getAsJsonArray()
                    .forEach(name -> hostnames.add(name.getAsString()));
                names.put(entry.getKey(), hostnames);
              });
    }
    return new HostAliases(names);
  }

  /** After how long nodes are ended, by their names. */
  Map<String, Duration> timeouts() {
    Map<String, Duration> timeouts = new LinkedHashMap<>();
    if (json.has("timeouts")) {
      json.getAsJsonObject("timeouts")
          .entrySet()
          .forEach(
              entry ->
                  timeouts.put(entry.getKey(), Duration.ofSeconds(entry.getValue().getAsLong())));
    }
    return timeouts;
  }

  ConfValue.Mapping catalog() {
    return (ConfValue.Mapping)
        ConfValue.of(PlainJson.plain(json.getAsJsonObject("catalog")), Location.of("the catalog"));
  }

  private Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject(key).entrySet()) {
      texts.put(entry.getKey(), entry.getValue().getAsString());
    }
    return texts;
  }
}
