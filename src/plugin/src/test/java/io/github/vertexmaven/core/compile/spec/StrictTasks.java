package io.github.vertexmaven.core.compile.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the tasks of a pipeline spec as the service would. */
final class StrictTasks extends StrictReading {

  private final JsonObject spec;
  private final JsonObject components;

  StrictTasks(JsonObject spec, List<String> faults) {
    super(faults);
    this.spec = spec;
    this.components = spec.getAsJsonObject("components");
  }

  void dag(JsonObject owner, String path) {
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
    require(components.has(reference), at + ".componentRef " + reference);
    JsonObject component =
        components.has(reference) ? components.getAsJsonObject(reference) : new JsonObject();
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
                components.getAsJsonObject(component).getAsJsonObject("outputDefinitions"),
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
      require(false, "cycle over " + name);
      return;
    }
    JsonArray after = tasks.getAsJsonObject(name).getAsJsonArray("dependentTasks");
    if (after != null) {
      after.forEach(before -> acyclic(before.getAsString(), tasks, new HashSet<>(path)));
    }
  }
}
