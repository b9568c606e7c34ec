package io.github.vertexmaven.core.show.diff;

import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task in words: what it runs, on what, from what, and when. */
final class TaskFacts {

  /** What this is of a command changes with the nodes and the code that it runs. */
  static final String CODE = "code";

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{32,64}");

  private final Map<String, String> facts = new LinkedHashMap<>();

  private TaskFacts() {}

  /**
   * The facts by name.
   *
   * @param task a {@code PipelineTaskSpec}
   * @param component its {@code ComponentSpec}
   * @param executor its {@code ExecutorSpec}; empty for a group of tasks
   */
  static Map<String, String> of(JsonPart task, JsonPart component, JsonPart executor) {
    TaskFacts found = new TaskFacts();
    JsonPart container = executor.takePart("container");
    found.container(container);
    JsonPart importer = executor.takePart("importer");
    importer
        .takePart("artifactUri")
        .takeText("constant")
        .ifPresent(uri -> found.facts.put("content", uri));
    found.policies(task);
    found.inputs(task.takePart("inputs"), component.takePart("inputDefinitions"));
    found.outputs(component.takePart("outputDefinitions"));
    found.after(task);
    found.rest(task, component, executor, container, importer);
    return found.facts;
  }

  private void container(JsonPart container) {
    container.takeText("image").ifPresent(image -> facts.put("image", image));
    String command = String.join(" ", container.takeTexts("command"));
    Matcher digest = DIGEST.matcher(command);
    String code = String.join(" ", digest.results().map(found -> found.group()).toList());
    put(CODE, code);
    put("command", digest.replaceAll("…"));
    put("arguments", String.join(" ", container.takeTexts("args")));
    machine(container.takePart("resources"));
    container
        .take("env")
        .filter(JsonElement::isJsonArray)
        .ifPresent(all -> all.getAsJsonArray().forEach(one -> variable(JsonPart.of(one))));
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  private void variable(JsonPart variable) {
    String name = variable.takeText("name").orElse("");
    facts.put("variable " + name, variable.takeText("value").orElse(""));
  }

  /** The service takes numbers and texts that say the same, as limit and as request. */
  private void machine(JsonPart resources) {
    amount("cpu", "Cpu", resources);
    amount("memory", "Memory", resources);
    JsonPart accelerator = resources.takePart("accelerator");
    String type = same(accelerator, List.of("resourceType", "type"));
    String count = same(accelerator, List.of("resourceCount", "count"));
    put("accelerator", type.isEmpty() ? "" : count + " × " + type);
    accelerator.leavesTo("accelerator", facts);
    resources.leavesTo("resources", facts);
  }

  private void amount(String name, String key, JsonPart resources) {
    String limit = same(resources, List.of("resource" + key + "Limit", name + "Limit"));
    String request = same(resources, List.of("resource" + key + "Request", name + "Request"));
    put(name, limit.isEmpty() ? request : limit);
    put(name + " request", request.equals(limit) || limit.isEmpty() ? "" : request);
  }

  /** The first of several ways to say one thing. */
  private static String same(JsonPart part, List<String> keys) {
    List<String> found = keys.stream().flatMap(key -> part.takeText(key).stream()).toList();
    return found.isEmpty() ? "" : found.get(0);
  }

  private void policies(JsonPart task) {
    JsonPart caching = task.takePart("cachingOptions");
    String cached = caching.takeText("enableCache").orElse("false");
    facts.put("caching", cached.equals("true") ? "on" : "off");
    caching.leavesTo("caching", facts);
    JsonPart retries = task.takePart("retryPolicy");
    retries.takeText("maxRetryCount").ifPresent(most -> facts.put("retries", most));
    retries.takeText("backoffDuration").ifPresent(wait -> facts.put("wait before a retry", wait));
    retries.leavesTo("retryPolicy", facts);
    task.takePart("triggerPolicy").leavesTo("triggerPolicy", facts);
  }

  private void inputs(JsonPart sources, JsonPart definitions) {
    for (String kind : List.of("artifacts", "parameters")) {
      Map<String, JsonPart> from = sources.takeParts(kind);
      Map<String, JsonPart> defined = definitions.takeParts(kind);
      TreeSet<String> names = new TreeSet<>(from.keySet());
      names.addAll(defined.keySet());
      for (String name : names) {
        String type = type(defined.getOrDefault(name, JsonPart.of(null)));
        String source = source(from.getOrDefault(name, JsonPart.of(null)));
        // The content of an importer is told already.
        if (!source.equals(facts.get("content"))) {
          facts.put("input " + name, source + type);
        }
      }
    }
    sources.leavesTo("inputs", facts);
    definitions.leavesTo("inputDefinitions", facts);
  }

  private static String source(JsonPart source) {
    JsonPart output = source.takePart("taskOutputArtifact");
    if (!output.json().isEmpty()) {
      return output.takeText("outputArtifactKey").orElse("output")
          + " of "
          + output.takeText("producerTask").orElse("?");
    }
    return source
        .takeText("componentInputParameter")
        .map(name -> "parameter " + name)
        .or(() -> source.takePart("runtimeValue").takeText("constant"))
        .orElseGet(() -> source.json().isEmpty() ? "none" : CanonicalJson.compact(source.json()));
  }

  private static String type(JsonPart definition) {
    String type =
        definition
            .takeText("parameterType")
            .orElseGet(
                () -> definition.takePart("artifactType").takeText("schemaTitle").orElse(""));
    String otherwise =
        definition
            .take("defaultValue")
            .map(value -> ", default " + CanonicalJson.compact(value))
            .orElse("");
    return type.isEmpty() ? otherwise : " (" + type + otherwise + ")";
  }

  private void outputs(JsonPart definitions) {
    for (String kind : List.of("artifacts", "parameters")) {
      definitions
          .takeParts(kind)
          .forEach((name, defined) -> facts.put("output " + name, type(defined).strip()));
    }
    definitions.leavesTo("outputDefinitions", facts);
  }

  private void after(JsonPart task) {
    put("runs after", String.join(", ", new TreeSet<>(task.takeTexts("dependentTasks"))));
  }

  private void rest(
      JsonPart task, JsonPart component, JsonPart executor, JsonPart container, JsonPart importer) {
    task.take("componentRef");
    task.takePart("taskInfo");
    component.take("executorLabel");
    component.take("dag");
    importer.take("typeSchema");
    container.leavesTo("", facts);
    importer.leavesTo("", facts);
    task.leavesTo("", facts);
    component.leavesTo("", facts);
    executor.leavesTo("", facts);
  }
}
