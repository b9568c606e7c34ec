package io.github.vertexmaven.core.show.status;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.service.JobContent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tasks of a job's spec, in whichever DAG they are, by the name that a job shows. */
final class SubmittedTasks {

  private final JsonObject spec;
  private final JobContent content;
  private final Map<String, SubmittedTask> tasks = new HashMap<>();

  private SubmittedTasks(JobContent content) {
    this.content = content;
    this.spec = JsonParser.parseString(content.spec()).getAsJsonObject();
    dag(object(spec, "root"));
    for (JsonElement component : object(spec, "components").asMap().values()) {
      dag(component.getAsJsonObject());
    }
  }

  static SubmittedTasks of(JobContent content) {
    return new SubmittedTasks(content);
  }

  Optional<SubmittedTask> get(String name) {
    return Optional.ofNullable(tasks.get(name));
  }

  private void dag(JsonObject component) {
    JsonObject all = object(object(component, "dag"), "tasks");
    all.asMap().values().forEach(task -> task(task.getAsJsonObject(), all));
  }

  private void task(JsonObject task, JsonObject siblings) {
    String component = text(object(task, "componentRef"), "name").orElse("");
    JsonObject described = object(object(spec, "components"), component);
    JsonObject executors = object(object(spec, "deploymentSpec"), "executors");
    JsonObject executor =
        text(described, "executorLabel")
            .map(label -> object(executors, label))
            .orElseGet(JsonObject::new);
    tasks.put(
        name(task).orElse(component),
        new SubmittedTask(
            executor,
            Optional.ofNullable(object(task, "cachingOptions").get("enableCache"))
                .filter(JsonElement::getAsBoolean)
                .isPresent(),
            parameters(object(object(task, "inputs"), "parameters")),
            producers(object(object(task, "inputs"), "artifacts"), siblings)));
  }

  /** A run's value, else what the spec says. */
  private SortedMap<String, String> parameters(JsonObject inputs) {
    JsonObject defined = object(object(object(spec, "root"), "inputDefinitions"), "parameters");
    SortedMap<String, String> values = new TreeMap<>();
    inputs
        .asMap()
        .forEach(
            (name, source) ->
                text(source.getAsJsonObject(), "componentInputParameter")
                    .ifPresent(
                        key -> {
                          JsonElement standard = object(defined, key).get("defaultValue");
                          String shown =
                              ParameterPart.shown(
                                  key, text(object(defined, key), "description").orElse(""));
                          values.merge(
                              shown,
                              given(key).orElseGet(() -> canonical(standard)),
                              (whole, rest) -> whole + rest);
                        }));
    return values;
  }

  private Optional<String> given(String key) {
    return Optional.ofNullable(content.parameters().get(key))
        .map(json -> canonical(JsonParser.parseString(json)));
  }

  /** Numbers of a job are doubles, whatever the spec wrote. */
  static String canonical(JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return "null";
    }
    if (value.isJsonObject()) {
      SortedMap<String, String> entries = new TreeMap<>();
      value.getAsJsonObject().asMap().forEach((key, item) -> entries.put(key, canonical(item)));
      return entries.toString();
    }
    if (value.isJsonArray()) {
      return value.getAsJsonArray().asList().stream()
          .map(SubmittedTasks::canonical)
          .toList()
          .toString();
    }
    boolean number = value.getAsJsonPrimitive().isNumber();
    return number ? Double.toString(value.getAsDouble()) : value.toString();
  }

  private static SortedMap<String, String> producers(JsonObject inputs, JsonObject siblings) {
    SortedMap<String, String> producers = new TreeMap<>();
    inputs
        .asMap()
        .forEach(
            (input, source) ->
                text(object(source.getAsJsonObject(), "taskOutputArtifact"), "producerTask")
                    .ifPresent(
                        key -> producers.put(input, name(object(siblings, key)).orElse(key))));
    return producers;
  }

  private static Optional<String> name(JsonObject task) {
    return text(object(task, "taskInfo"), "name");
  }

  private static Optional<String> text(JsonObject json, String key) {
    return Optional.ofNullable(json.get(key)).map(JsonElement::getAsString);
  }

  private static JsonObject object(JsonObject json, String key) {
    JsonElement found = json.get(key);
    return found != null && found.isJsonObject() ? found.getAsJsonObject() : new JsonObject();
  }
}
