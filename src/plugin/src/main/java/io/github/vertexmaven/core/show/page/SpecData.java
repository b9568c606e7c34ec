package io.github.vertexmaven.core.show.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a page shows of a pipeline spec of which nothing else is known: its tasks as nodes, their
 * outputs as datasets, its inputs as parameters. Tasks within a sub-DAG have its name as namespace.
 */
final class SpecData {

  private final JsonObject spec;
  private final List<Map<String, Object>> nodes = new ArrayList<>();
  private final Map<String, Map<String, Object>> datasets = new TreeMap<>();

  private SpecData(JsonObject spec) {
    this.spec = spec;
  }

  /** The dataset behind an output of a task. */
  static String dataset(String task, String key) {
    return task + "." + key;
  }

  static Map<String, Object> of(String json) {
    SpecData data = new SpecData(JsonParser.parseString(json).getAsJsonObject());
    data.dag(object(data.spec, "root"), "", 0);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("nodes", data.nodes);
    all.put("datasets", List.copyOf(data.datasets.values()));
    all.put("parameters", data.parameters());
    return all;
  }

  /** A spec could name itself; no compiler nests so deep. */
  private static final int MAX_DEPTH = 20;

  private void dag(JsonObject component, String namespace, int depth) {
    JsonObject tasks = object(object(component, "dag"), "tasks");
    for (Map.Entry<String, JsonElement> entry : tasks.entrySet()) {
      JsonObject task = entry.getValue().getAsJsonObject();
      String name = name(task, entry.getKey());
      String reference = text(object(task, "componentRef"), "name").orElse("");
      JsonObject part = object(object(spec, "components"), reference);
      if (part.has("dag") && depth < MAX_DEPTH) {
        dag(part, namespace.isEmpty() ? name : namespace + "." + name, depth + 1);
      } else {
        nodes.add(node(name, namespace, task, part, tasks));
      }
    }
  }

  private Map<String, Object> node(
      String name, String namespace, JsonObject task, JsonObject component, JsonObject siblings) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("namespace", namespace);
    json.put("tags", List.of());
    json.put("task", name);
    executor(component, json);
    boolean cached =
        Optional.ofNullable(object(task, "cachingOptions").get("enableCache"))
            .filter(JsonElement::getAsBoolean)
            .isPresent();
    json.put("cached", cached ? "yes" : "no");
    json.put("inputs", inputs(object(task, "inputs"), siblings));
    json.put("outputs", outputs(name, object(component, "outputDefinitions")));
    return json;
  }

  private void executor(JsonObject component, Map<String, Object> json) {
    String label = text(component, "executorLabel").orElse("");
    JsonObject executor = object(object(object(spec, "deploymentSpec"), "executors"), label);
    JsonObject container = object(executor, "container");
    text(container, "image").ifPresent(image -> json.put("image", image));
    text(object(object(executor, "importer"), "artifactUri"), "constant")
        .ifPresent(uri -> json.put("imports", uri));
    JsonObject resources = object(container, "resources");
    text(resources, "cpuLimit").ifPresent(cpu -> json.put("cpu", cpu));
    text(resources, "memoryLimit").ifPresent(memory -> json.put("memory", memory + " GB"));
  }

  private List<Map<String, Object>> inputs(JsonObject inputs, JsonObject siblings) {
    List<Map<String, Object>> read = new ArrayList<>();
    for (Map.Entry<String, JsonElement> input : object(inputs, "parameters").entrySet()) {
      JsonObject source = input.getValue().getAsJsonObject();
      text(source, "componentInputParameter")
          .filter(name -> !isInstead(name))
          .ifPresent(name -> add(read, "parameter", shown(name)));
      from(object(source, "taskOutputParameter"), "outputParameterKey", siblings)
          .ifPresent(name -> add(read, "dataset", name));
    }
    for (Map.Entry<String, JsonElement> input : object(inputs, "artifacts").entrySet()) {
      JsonObject source = input.getValue().getAsJsonObject();
      from(object(source, "taskOutputArtifact"), "outputArtifactKey", siblings)
          .ifPresent(name -> add(read, "dataset", name));
    }
    return read;
  }

  private static Optional<String> from(JsonObject output, String key, JsonObject siblings) {
    return text(output, "producerTask")
        .map(
            producer ->
                dataset(name(object(siblings, producer), producer), text(output, key).orElse("")));
  }

  private void add(List<Map<String, Object>> read, String kind, String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("name", name);
    json.put("type", "");
    if (!read.contains(json)) {
      read.add(json);
    }
  }

  private List<Map<String, Object>> outputs(String task, JsonObject definitions) {
    List<Map<String, Object>> written = new ArrayList<>();
    for (String kind : List.of("artifacts", "parameters")) {
      for (String key : object(definitions, kind).keySet()) {
        String type =
            text(object(object(object(definitions, kind), key), "artifactType"), "schemaTitle")
                .orElse("");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", dataset(task, key));
        json.put("type", type);
        written.add(json);
        datasets.put(dataset(task, key), Map.of("name", dataset(task, key)));
      }
    }
    return written;
  }

  private List<Map<String, Object>> parameters() {
    List<Map<String, Object>> parameters = new ArrayList<>();
    JsonObject defined = definedInputs();
    for (String name : defined.keySet()) {
      if (isInstead(name)) {
        continue;
      }
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", shown(name));
      Optional.ofNullable(object(defined, name).get("defaultValue"))
          .ifPresent(value -> json.put("value", value.toString()));
      parameters.add(json);
    }
    return parameters;
  }

  private JsonObject definedInputs() {
    return object(object(object(spec, "root"), "inputDefinitions"), "parameters");
  }

  /** An input by the parameter that it carries. */
  private String shown(String input) {
    return ParameterPart.shown(
        input, text(object(definedInputs(), input), "description").orElse(""));
  }

  /** Whether an input is empty, because others carry the parts of its parameter. */
  private boolean isInstead(String input) {
    return definedInputs().keySet().stream()
        .anyMatch(
            other ->
                !other.equals(input)
                    && (shown(other).equals(input) || shown(other).startsWith(input + ".")));
  }

  private static String name(JsonObject task, String key) {
    return text(object(task, "taskInfo"), "name").orElse(key);
  }

  private static Optional<String> text(JsonObject json, String key) {
    return Optional.ofNullable(json.get(key))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }

  private static JsonObject object(JsonObject json, String key) {
    JsonElement found = json.get(key);
    return found != null && found.isJsonObject() ? found.getAsJsonObject() : new JsonObject();
  }
}
