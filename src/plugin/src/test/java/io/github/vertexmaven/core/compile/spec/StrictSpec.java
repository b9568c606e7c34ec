package io.github.vertexmaven.core.compile.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a pipeline spec as the service would: fields that {@code pipeline_spec.proto} lacks, values
 * of other types and references to nothing are faults. Knows nothing of how we write it.
 */
final class StrictSpec extends StrictReading {

  private static final Set<String> PARAMETER_TYPES =
      Set.of(
          "NUMBER_DOUBLE",
          "NUMBER_INTEGER",
          "STRING",
          "BOOLEAN",
          "LIST",
          "STRUCT",
          "TASK_FINAL_STATUS");
  private static final Set<String> SCHEMAS =
      Set.of("system.Artifact", "system.Dataset", "system.Model", "system.Metrics");

  private final JsonObject spec;
  private final StrictTasks tasks;

  private StrictSpec(JsonObject spec, List<String> faults) {
    super(faults);
    this.spec = spec;
    this.tasks = new StrictTasks(spec, faults);
  }

  /** What is wrong; nothing when the spec is sound. */
  static List<String> faults(String json) {
    List<String> faults = new ArrayList<>();
    new StrictSpec(JsonParser.parseString(json).getAsJsonObject(), faults).check();
    return faults;
  }

  private void check() {
    keys(
        spec,
        "spec",
        Set.of("pipelineInfo", "schemaVersion", "components", "deploymentSpec", "root"),
        Set.of("sdkVersion", "defaultPipelineRoot"));
    JsonObject info = spec.getAsJsonObject("pipelineInfo");
    keys(info, "pipelineInfo", Set.of("name"), Set.of("displayName", "description"));
    require(
        info.get("name").getAsString().matches("[a-z0-9][a-z0-9-]{0,127}"), "pipelineInfo.name");
    require(spec.get("schemaVersion").getAsString().equals("2.1.0"), "schemaVersion");
    require(
        spec.get("defaultPipelineRoot").getAsString().matches("(gs|s3|minio)://.+"),
        "defaultPipelineRoot");
    keys(spec.getAsJsonObject("deploymentSpec"), "deploymentSpec", Set.of("executors"), Set.of());
    JsonObject executors = executors();
    executors.entrySet().forEach(e -> executor(e.getValue().getAsJsonObject(), e.getKey()));
    components().entrySet().forEach(c -> component(c.getValue().getAsJsonObject(), c.getKey()));
    root(spec.getAsJsonObject("root"));
    usedOnce();
  }

  private JsonObject executors() {
    return spec.getAsJsonObject("deploymentSpec").getAsJsonObject("executors");
  }

  private JsonObject components() {
    return spec.getAsJsonObject("components");
  }

  private void executor(JsonObject executor, String at) {
    require(at.matches("exec-[a-z0-9]+(-[a-z0-9]+)*"), at);
    keys(executor, at, Set.of(), Set.of("container", "importer"));
    require(executor.size() == 1, at + " is one of container and importer");
    if (executor.has("container")) {
      container(executor.getAsJsonObject("container"), at + ".container");
    } else {
      JsonObject importer = executor.getAsJsonObject("importer");
      keys(importer, at, Set.of("artifactUri", "typeSchema"), Set.of("reimport", "metadata"));
      keys(
          importer.getAsJsonObject("artifactUri"),
          at + ".artifactUri",
          Set.of("constant"),
          Set.of());
      schema(importer.getAsJsonObject("typeSchema"), at);
      require(
          !importer.has("reimport") || importer.get("reimport").getAsBoolean(),
          at + ".reimport is left out when false");
    }
  }

  private void container(JsonObject container, String at) {
    keys(container, at, Set.of("image", "command", "args"), Set.of("env", "resources"));
    for (String list : List.of("command", "args")) {
      container
          .getAsJsonArray(list)
          .forEach(text -> require(text.getAsJsonPrimitive().isString(), at + "." + list));
    }
    if (container.has("env")) {
      container
          .getAsJsonArray("env")
          .forEach(
              variable -> {
                JsonObject pair = variable.getAsJsonObject();
                keys(pair, at + ".env", Set.of("name", "value"), Set.of());
                require(pair.getAsJsonPrimitive("value").isString(), at + ".env is text");
              });
    }
    if (container.has("resources")) {
      resources(container.getAsJsonObject("resources"), at + ".resources");
    }
  }

  private void resources(JsonObject resources, String at) {
    Map<String, String> twins =
        Map.of(
            "cpuLimit", "resourceCpuLimit",
            "cpuRequest", "resourceCpuRequest",
            "memoryLimit", "resourceMemoryLimit",
            "memoryRequest", "resourceMemoryRequest");
    Set<String> known = new HashSet<>(twins.keySet());
    known.addAll(twins.values());
    known.add("accelerator");
    keys(resources, at, Set.of(), known);
    twins.forEach(
        (number, text) -> {
          require(resources.has(number) == resources.has(text), at + ": both forms of " + number);
          if (resources.has(number)) {
            require(resources.getAsJsonPrimitive(number).isNumber(), at + "." + number);
            require(resources.getAsJsonPrimitive(text).isString(), at + "." + text);
          }
        });
    if (resources.has("accelerator")) {
      JsonObject accelerator = resources.getAsJsonObject("accelerator");
      keys(accelerator, at, Set.of("type", "count", "resourceType", "resourceCount"), Set.of());
      accelerator
          .entrySet()
          .forEach(e -> require(e.getValue().getAsJsonPrimitive().isString(), at + e.getKey()));
    }
  }

  private void component(JsonObject component, String at) {
    require(at.matches("comp-[a-z0-9]+(-[a-z0-9]+)*"), at);
    keys(
        component,
        at,
        Set.of(),
        Set.of("executorLabel", "dag", "inputDefinitions", "outputDefinitions"));
    require(component.has("executorLabel") != component.has("dag"), at + " runs or holds tasks");
    if (component.has("dag")) {
      tasks.dag(component, at);
    } else {
      require(
          executors().has(component.get("executorLabel").getAsString()),
          at + ".executorLabel exists");
    }
    if (component.has("inputDefinitions")) {
      definitions(component.getAsJsonObject("inputDefinitions"), at + ".inputDefinitions");
    }
    if (component.has("outputDefinitions")) {
      definitions(component.getAsJsonObject("outputDefinitions"), at + ".outputDefinitions");
    }
  }

  private void definitions(JsonObject definitions, String at) {
    keys(definitions, at, Set.of(), Set.of("parameters", "artifacts"));
    require(definitions.size() > 0, at + " is left out when empty");
    for (Map.Entry<String, JsonElement> artifact : entries(definitions, "artifacts")) {
      key(artifact.getKey(), at);
      JsonObject value = artifact.getValue().getAsJsonObject();
      keys(value, at, Set.of("artifactType"), Set.of("isOptional"));
      schema(value.getAsJsonObject("artifactType"), at);
    }
    for (Map.Entry<String, JsonElement> parameter : entries(definitions, "parameters")) {
      key(parameter.getKey(), at);
      parameter(parameter.getValue().getAsJsonObject(), at + "." + parameter.getKey());
    }
  }

  private void parameter(JsonObject parameter, String at) {
    keys(
        parameter,
        at,
        Set.of("parameterType"),
        Set.of("defaultValue", "description", "isOptional"));
    require(
        !parameter.has("description")
            || parameter.get("description").getAsString().length() <= 1024,
        at + ".description");
    String type = parameter.get("parameterType").getAsString();
    require(PARAMETER_TYPES.contains(type), at + ".parameterType");
    JsonElement value = parameter.get("defaultValue");
    if (value == null) {
      return;
    }
    require(parameter.has("isOptional"), at + " with a default is optional");
    boolean fits =
        switch (type) {
          case "NUMBER_INTEGER" ->
              value.isJsonPrimitive()
                  && value.getAsJsonPrimitive().isNumber()
                  && value.getAsDouble() == Math.rint(value.getAsDouble());
          case "NUMBER_DOUBLE" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
          case "STRING" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
          case "BOOLEAN" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
          case "LIST" -> value.isJsonArray();
          default -> value.isJsonObject();
        };
    require(fits, at + ".defaultValue is a " + type);
  }

  private void schema(JsonObject schema, String at) {
    keys(schema, at, Set.of("schemaTitle", "schemaVersion"), Set.of());
    require(SCHEMAS.contains(schema.get("schemaTitle").getAsString()), at + ".schemaTitle");
  }

  private void root(JsonObject root) {
    keys(root, "root", Set.of("dag"), Set.of("inputDefinitions"));
    if (root.has("inputDefinitions")) {
      definitions(root.getAsJsonObject("inputDefinitions"), "root.inputDefinitions");
    }
    tasks.dag(root, "root");
  }

  private void usedOnce() {
    Set<String> labels = new HashSet<>();
    components().entrySet().stream()
        .map(c -> c.getValue().getAsJsonObject())
        .filter(component -> component.has("executorLabel"))
        .forEach(component -> labels.add(component.get("executorLabel").getAsString()));
    require(labels.equals(executors().keySet()), "every executor has its component");
    List<String> references = new ArrayList<>();
    references(spec.getAsJsonObject("root"), references);
    components().entrySet().forEach(c -> references(c.getValue().getAsJsonObject(), references));
    require(
        references.stream().sorted().toList().equals(List.copyOf(components().keySet())),
        "every component has its task");
  }

  private static void references(JsonObject owner, List<String> references) {
    if (owner.has("dag")) {
      owner.getAsJsonObject("dag").getAsJsonObject("tasks").entrySet().stream()
          .map(task -> task.getValue().getAsJsonObject().getAsJsonObject("componentRef"))
          .forEach(reference -> references.add(reference.get("name").getAsString()));
    }
  }
}
