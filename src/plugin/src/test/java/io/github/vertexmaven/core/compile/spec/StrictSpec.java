package io.github.vertexmaven.core.compile.spec;

import com.google.gson.JsonArray;
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
final class StrictSpec {

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
  private final List<String> faults = new ArrayList<>();

  private StrictSpec(JsonObject spec) {
    this.spec = spec;
  }

  /** What is wrong; nothing when the spec is sound. */
  static List<String> faults(String json) {
    StrictSpec strict = new StrictSpec(JsonParser.parseString(json).getAsJsonObject());
    strict.check();
    return strict.faults;
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
      dag(component, at);
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
    dag(root, "root");
  }

  private void dag(JsonObject owner, String path) {
    keys(owner.getAsJsonObject("dag"), path + ".dag", Set.of("tasks"), Set.of("outputs"));
    JsonObject tasks = owner.getAsJsonObject("dag").getAsJsonObject("tasks");
    require(tasks.size() > 0, path + ".dag has tasks");
    tasks.entrySet().forEach(t -> task(t.getValue().getAsJsonObject(), t.getKey(), tasks, owner));
    tasks.keySet().forEach(name -> acyclic(name, tasks, new HashSet<>()));
  }

  private void task(JsonObject task, String at, JsonObject tasks, JsonObject owner) {
    require(at.matches("[a-z0-9]+(-[a-z0-9]+)*"), "task " + at);
    keys(
        task,
        at,
        Set.of("taskInfo", "componentRef"),
        Set.of("cachingOptions", "inputs", "dependentTasks", "retryPolicy", "triggerPolicy"));
    keys(task.getAsJsonObject("cachingOptions"), at, Set.of(), Set.of("enableCache"));
    trigger(task.getAsJsonObject("triggerPolicy"), at, owner);
    retries(task.getAsJsonObject("retryPolicy"), at);
    keys(task.getAsJsonObject("taskInfo"), at, Set.of("name"), Set.of());
    keys(task.getAsJsonObject("componentRef"), at, Set.of("name"), Set.of());
    String reference = task.getAsJsonObject("componentRef").get("name").getAsString();
    require(components().has(reference), at + ".componentRef " + reference);
    JsonObject component =
        components().has(reference) ? components().getAsJsonObject(reference) : new JsonObject();
    require(component.has("dag") != task.has("cachingOptions"), at + ": only what runs is cached");
    Set<String> after = new HashSet<>();
    if (task.has("dependentTasks")) {
      JsonArray list = task.getAsJsonArray("dependentTasks");
      list.forEach(name -> after.add(name.getAsString()));
      List<String> names = new ArrayList<>();
      list.forEach(name -> names.add(name.getAsString()));
      require(names.equals(names.stream().sorted().distinct().toList()), at + " after, sorted");
      require(tasks.keySet().containsAll(after), at + ".dependentTasks exist");
    }
    JsonObject inputs = task.has("inputs") ? task.getAsJsonObject("inputs") : new JsonObject();
    keys(inputs, at + ".inputs", Set.of(), Set.of("parameters", "artifacts"));
    for (Map.Entry<String, JsonElement> artifact : entries(inputs, "artifacts")) {
      artifact(artifact.getValue().getAsJsonObject(), at, after, tasks);
    }
    for (Map.Entry<String, JsonElement> parameter : entries(inputs, "parameters")) {
      parameterInput(parameter.getValue().getAsJsonObject(), at, owner, after);
    }
    complete(component, inputs, "artifacts", at);
    complete(component, inputs, "parameters", at);
  }

  /** What the component declares is what the task gives. */
  private void complete(JsonObject component, JsonObject inputs, String kind, String at) {
    Set<String> declared =
        component.has("inputDefinitions")
            ? names(component.getAsJsonObject("inputDefinitions"), kind)
            : Set.of();
    require(declared.equals(names(inputs, kind)), at + ": " + kind + " declared and given");
  }

  private void artifact(JsonObject input, String at, Set<String> after, JsonObject tasks) {
    keys(input, at, Set.of("taskOutputArtifact"), Set.of());
    JsonObject output = input.getAsJsonObject("taskOutputArtifact");
    keys(output, at, Set.of("producerTask", "outputArtifactKey"), Set.of());
    String producer = output.get("producerTask").getAsString();
    require(tasks.has(producer), at + ": producer " + producer);
    if (!tasks.has(producer)) {
      return;
    }
    require(after.contains(producer), at + ": dependentTasks has " + producer);
    String component =
        tasks.getAsJsonObject(producer).getAsJsonObject("componentRef").get("name").getAsString();
    require(
        names(
                components().getAsJsonObject(component).getAsJsonObject("outputDefinitions"),
                "artifacts")
            .contains(output.get("outputArtifactKey").getAsString()),
        at + ": " + producer + " writes " + output.get("outputArtifactKey"));
  }

  private void retries(JsonObject policy, String at) {
    if (policy == null) {
      return;
    }
    keys(
        policy,
        at,
        Set.of("maxRetryCount", "backoffDuration", "backoffFactor", "backoffMaxDuration"),
        Set.of());
    require(policy.getAsJsonPrimitive("maxRetryCount").isNumber(), at + ".maxRetryCount");
    require(policy.getAsJsonPrimitive("backoffFactor").isNumber(), at + ".backoffFactor");
    for (String duration : List.of("backoffDuration", "backoffMaxDuration")) {
      require(policy.get(duration).getAsString().matches("[0-9]+s"), at + "." + duration);
    }
  }

  private void trigger(JsonObject trigger, String at, JsonObject owner) {
    if (trigger == null) {
      return;
    }
    keys(trigger, at, Set.of("strategy"), Set.of());
    require(
        trigger.get("strategy").getAsString().equals("ALL_UPSTREAM_TASKS_COMPLETED"),
        at + ".triggerPolicy.strategy");
    require(owner == spec.getAsJsonObject("root"), at + ": exit tasks stand in the root");
  }

  /** References never cross the border of a dag. */
  private void parameterInput(JsonObject input, String at, JsonObject owner, Set<String> after) {
    keys(input, at, Set.of(), Set.of("componentInputParameter", "runtimeValue", "taskFinalStatus"));
    require(input.size() == 1, at + ": one source of a parameter");
    if (input.has("componentInputParameter")) {
      require(
          owner.has("inputDefinitions")
              && names(owner.getAsJsonObject("inputDefinitions"), "parameters")
                  .contains(input.get("componentInputParameter").getAsString()),
          at + ": around it is " + input.get("componentInputParameter"));
    } else if (input.has("taskFinalStatus")) {
      JsonObject status = input.getAsJsonObject("taskFinalStatus");
      keys(status, at, Set.of("producerTask"), Set.of());
      require(after.contains(status.get("producerTask").getAsString()), at + ": final status");
    } else {
      keys(input.getAsJsonObject("runtimeValue"), at, Set.of("constant"), Set.of());
    }
  }

  private void acyclic(String name, JsonObject tasks, Set<String> path) {
    if (!tasks.has(name)) {
      return;
    }
    if (!path.add(name)) {
      faults.add("cycle over " + name);
      return;
    }
    JsonArray after = tasks.getAsJsonObject(name).getAsJsonArray("dependentTasks");
    if (after != null) {
      after.forEach(before -> acyclic(before.getAsString(), tasks, new HashSet<>(path)));
    }
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

  private static Set<String> names(JsonObject of, String kind) {
    return of.has(kind) ? of.getAsJsonObject(kind).keySet() : Set.of();
  }

  private static Set<Map.Entry<String, JsonElement>> entries(JsonObject of, String kind) {
    return of.has(kind) ? of.getAsJsonObject(kind).entrySet() : Set.of();
  }

  private void key(String key, String at) {
    require(key.matches("[A-Za-z_][A-Za-z0-9_-]*"), at + ": key " + key);
  }

  private void keys(JsonObject object, String at, Set<String> needed, Set<String> allowed) {
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

  private void require(boolean fine, String what) {
    if (!fine) {
      faults.add(what);
    }
  }
}
