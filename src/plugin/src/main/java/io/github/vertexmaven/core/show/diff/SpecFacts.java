package io.github.vertexmaven.core.show.diff;

import com.google.gson.JsonObject;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pipeline spec in words.
 *
 * @param pipeline what holds for the whole
 * @param parameters the default values by the names of parameters and of what is in them
 * @param tasks the facts of each, also of those within groups
 */
record SpecFacts(
    Map<String, String> pipeline,
    SortedMap<String, Map<String, String>> parameters,
    SortedMap<String, Map<String, String>> tasks) {

  static SpecFacts of(JsonObject json) {
    JsonPart spec = JsonPart.of(json);
    Map<String, JsonPart> components = spec.takeParts("components");
    JsonPart deployment = spec.takePart("deploymentSpec");
    Map<String, JsonPart> executors = deployment.takeParts("executors");
    JsonPart root = spec.takePart("root");
    SortedMap<String, Map<String, String>> tasks = new TreeMap<>();
    tasks("", root.takePart("dag"), components, executors, tasks);
    SortedMap<String, Map<String, String>> parameters = new TreeMap<>();
    JsonPart inputs = root.takePart("inputDefinitions");
    inputs.takeParts("parameters").forEach((name, part) -> parameter(name, part, parameters));
    Map<String, String> pipeline = new LinkedHashMap<>();
    JsonPart about = spec.takePart("pipelineInfo");
    about.takeText("name").ifPresent(name -> pipeline.put("name", name));
    about.takeText("description").ifPresent(text -> pipeline.put("description", text));
    spec.takeText("defaultPipelineRoot").ifPresent(place -> pipeline.put("root", place));
    inputs.leavesTo("inputDefinitions", pipeline);
    root.leavesTo("root", pipeline);
    about.leavesTo("pipelineInfo", pipeline);
    deployment.leavesTo("deploymentSpec", pipeline);
    spec.leavesTo("", pipeline);
    return new SpecFacts(pipeline, parameters, tasks);
  }

  /** Parts of a parameter have the names of {@code conf/}, whichever input carries them. */
  private static void parameter(
      String input, JsonPart definition, SortedMap<String, Map<String, String>> parameters) {
    String name = ParameterPart.shown(input, definition.text("description"));
    if (!name.equals(input)) {
      definition.take("description");
    }
    Map<String, String> facts = parameters.computeIfAbsent(name, any -> new LinkedHashMap<>());
    definition.takeText("parameterType").ifPresent(type -> facts.put("type", type));
    definition
        .take("defaultValue")
        .ifPresent(
            value -> {
              if (value instanceof JsonObject map && !map.isEmpty()) {
                JsonPart.of(map).leavesTo("default", facts);
              } else {
                facts.put("default", CanonicalJson.words(value));
              }
            });
    definition.take("isOptional");
    definition.leavesTo("definition", facts);
  }

  private static void tasks(
      String group,
      JsonPart dag,
      Map<String, JsonPart> components,
      Map<String, JsonPart> executors,
      SortedMap<String, Map<String, String>> out) {
    dag.takeParts("tasks")
        .forEach(
            (key, task) -> {
              String name = group + displayName(key, task);
              String reference = task.takePart("componentRef").takeText("name").orElse("");
              // Several tasks can share a component.
              JsonPart component = copy(components, reference);
              String label = component.takeText("executorLabel").orElse("");
              JsonPart inner = component.takePart("dag");
              out.put(name, TaskFacts.of(task, component, copy(executors, label)));
              tasks(name + "/", inner, components, executors, out);
            });
  }

  private static String displayName(String key, JsonPart task) {
    return JsonPart.of(task.json().get("taskInfo")).takeText("name").orElse(key);
  }

  private static JsonPart copy(Map<String, JsonPart> parts, String name) {
    return parts.containsKey(name) ? JsonPart.of(parts.get(name).json()) : JsonPart.of(null);
  }
}
