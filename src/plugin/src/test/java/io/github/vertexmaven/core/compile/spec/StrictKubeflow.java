package io.github.vertexmaven.core.compile.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the backend of Kubeflow Pipelines 2.4.1 makes of a spec that its proto allows: names become
 * those of Argo, most placeholders stay as they are, importers read three kinds of stores, and an
 * accelerator's type is the name of a resource.
 */
final class StrictKubeflow {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");

  private static final Pattern RESOLVED =
      Pattern.compile(
          "\\$|\\$\\.inputs\\.parameters\\['[^']+']"
              + "|\\$\\.(inputs|outputs)\\.artifacts\\['[^']+']\\.(uri|path)"
              + "|\\$\\.outputs\\.parameters\\['[^']+']\\.output_file");

  private final JsonObject spec;
  private final List<String> faults = new ArrayList<>();

  private StrictKubeflow(JsonObject spec) {
    this.spec = spec;
  }

  /** What is wrong with a spec and its platform document. */
  static List<String> faults(String text) {
    int end = text.indexOf(SpecDocument.SEPARATOR);
    String json = end < 0 ? text : text.substring(0, end);
    StrictKubeflow strict = new StrictKubeflow(JsonParser.parseString(json).getAsJsonObject());
    strict.faults.addAll(StrictSpec.faults(json));
    if (end >= 0) {
      strict.faults.addAll(
          StrictPlatform.faults(text.substring(end + SpecDocument.SEPARATOR.length()), json));
    }
    strict.check();
    return strict.faults;
  }

  private void check() {
    require(
        spec.getAsJsonObject("pipelineInfo").get("name").getAsString().matches("[a-z0-9-]{1,128}"),
        "pipelineInfo.name");
    executors().forEach(e -> executor(e.getKey(), e.getValue().getAsJsonObject()));
    dag("root", spec.getAsJsonObject("root"));
    spec.getAsJsonObject("components")
        .entrySet()
        .forEach(
            c -> {
              require(c.getKey().matches("[a-z0-9-]+"), c.getKey() + " is a name of Argo");
              dag(c.getKey(), c.getValue().getAsJsonObject());
            });
  }

  private Set<Map.Entry<String, JsonElement>> executors() {
    return spec.getAsJsonObject("deploymentSpec").getAsJsonObject("executors").entrySet();
  }

  private void executor(String at, JsonObject executor) {
    if (executor.has("importer")) {
      String uri =
          executor
              .getAsJsonObject("importer")
              .getAsJsonObject("artifactUri")
              .get("constant")
              .getAsString();
      require(uri.matches("(gs|s3|minio)://[^/]+/.+"), at + " imports " + uri);
      return;
    }
    JsonObject container = executor.getAsJsonObject("container");
    Stream.of("command", "args")
        .flatMap(list -> container.getAsJsonArray(list).asList().stream())
        .forEach(word -> word(at, word.getAsString()));
    if (container.has("resources")) {
      resources(at, container.getAsJsonObject("resources"));
    }
  }

  private void word(String at, String word) {
    Matcher placeholder = PLACEHOLDER.matcher(word);
    while (placeholder.find()) {
      require(
          RESOLVED.matcher(placeholder.group(1)).matches(), at + ": " + word + " stays as it is");
    }
    require(!word.matches("\\{\"(IfPresent|Concat)\":.*"), at + ": " + word);
  }

  private void resources(String at, JsonObject resources) {
    for (String memory : List.of("resourceMemoryLimit", "resourceMemoryRequest")) {
      if (resources.has(memory)) {
        require(
            resources.get(memory).getAsString().matches("[0-9]+([EPTGM]i?|k|Ki)?"), at + memory);
      }
    }
    if (resources.has("accelerator")) {
      String type = resources.getAsJsonObject("accelerator").get("resourceType").getAsString();
      require(type.matches("[a-z0-9.-]+/[A-Za-z0-9._-]+"), at + ": " + type + " is no resource");
    }
  }

  /** An exit task is made a hook of what it comes after: of one task or DAG, no importer. */
  private void dag(String at, JsonObject component) {
    if (!component.has("dag")) {
      return;
    }
    int exits = 0;
    JsonObject tasks = component.getAsJsonObject("dag").getAsJsonObject("tasks");
    for (Map.Entry<String, JsonElement> each : tasks.entrySet()) {
      JsonObject task = each.getValue().getAsJsonObject();
      require(each.getKey().matches("[a-z0-9-]+"), each.getKey() + " is a name of Argo");
      require(!task.has("artifactIterator"), each.getKey() + ": artifactIterator");
      boolean isExit = task.has("triggerPolicy");
      exits += isExit ? 1 : 0;
      require(!isExit || task.getAsJsonArray("dependentTasks").size() == 1, at + ": one body");
    }
    require(exits <= 1, at + ": one exit task");
    require(tasks.size() > exits, at + ": a task that is no exit task");
  }

  private void require(boolean fine, String what) {
    if (!fine) {
      faults.add(what);
    }
  }
}
