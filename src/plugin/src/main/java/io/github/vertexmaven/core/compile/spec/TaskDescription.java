package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import io.github.vertexmaven.core.compile.parameter.ParameterPath;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.conf.settings.NetworkSettings.HostAlias;
import io.github.vertexmaven.core.json.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Writes {@code task.json}: all that a task knows when it starts, besides its code and what the
 * service tells it.
 */
final class TaskDescription {

  private static final int FORMAT_VERSION = 2;

  private TaskDescription() {}

  /**
   * The text of the file, which the task's identity is made of.
   *
   * @param inputs the datasets by the names of the task's input artifacts
   * @param outputs the datasets by the names of the task's output artifacts
   * @param catalog the plain entries of the catalog that the task uses
   * @param types the names in the catalog of datasets that are seen as types, by dataset
   * @param runInputs the inputs of a run, out of which the task takes those that its nodes read
   * @param finalStatus the task's input that tells how the run ended
   * @param timeouts after which nodes are ended, by node
   */
  static String of(
      SpecParts parts,
      String pipeline,
      List<Node> nodes,
      SortedMap<String, String> inputs,
      SortedMap<String, String> outputs,
      SortedMap<String, Object> catalog,
      SortedMap<String, Object> types,
      RunInputs runInputs,
      Optional<String> finalStatus,
      SortedMap<String, Duration> timeouts) {
    Map<String, Object> task = common(parts, pipeline, nodes);
    task.put("inputs", inputs);
    task.put("outputs", outputs);
    task.put("catalog", catalog);
    if (!types.isEmpty()) {
      task.put("types", types);
    }
    task.put("parameters", runInputs.described(runInputs.of(nodes)));
    finalStatus.ifPresent(key -> task.put("finalStatus", key));
    if (!timeouts.isEmpty()) {
      Map<String, Object> seconds = new LinkedHashMap<>();
      timeouts.forEach((node, limit) -> seconds.put(node, limit.toSeconds()));
      task.put("timeouts", seconds);
    }
    List<String> keys = runInputs.parameters().of(nodes).stream().map(ParameterPath::key).toList();
    put(task, RunTimeConfig.sent(parts.request().config(), catalog, keys, parts.tracked()));
    return JsonText.compact(task);
  }

  /**
   * The text for a task without nodes.
   *
   * @param step what it does
   * @param nodes the nodes of the whole pipeline
   * @param parameters its inputs that carry parameters, as {@link RunInputs#described} has them
   * @param finalStatus its input that tells how the run ended
   */
  static String of(
      SpecParts parts,
      String pipeline,
      String step,
      List<Node> nodes,
      List<Object> parameters,
      Optional<String> finalStatus) {
    ResolvedConfig config = parts.request().config();
    Map<String, Object> task = common(parts, pipeline, List.of());
    task.put("step", step);
    task.put("nodeNames", nodes.stream().map(Node::name).toList());
    task.put("inputs", Map.of());
    task.put("outputs", Map.of());
    task.put("catalog", Map.of());
    task.put("parameters", parameters);
    finalStatus.ifPresent(key -> task.put("finalStatus", key));
    Map<String, Object> runTime =
        new LinkedHashMap<>(RunTimeConfig.sent(config, Map.of(), List.of(), parts.tracked()));
    Map<String, Object> tags = new LinkedHashMap<>(RunTimeConfig.trackingTags(config));
    tags.put("vertexai_plugin_version", parts.request().pluginVersion());
    runTime.put("trackingTags", tags);
    put(task, runTime);
    return JsonText.compact(task);
  }

  private static Map<String, Object> common(SpecParts parts, String pipeline, List<Node> nodes) {
    Map<String, Object> described = new LinkedHashMap<>();
    nodes.forEach(node -> described.put(node.name(), node(node)));
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("formatVersion", FORMAT_VERSION);
    task.put("runtimeVersion", parts.request().graph().runtimeVersion());
    task.put("env", parts.request().config().env());
    task.put("pipelines", Map.of(pipeline, List.copyOf(described.keySet())));
    task.put("nodes", described);
    Map<String, Object> hosts = hostAliases(parts.request());
    if (!hosts.isEmpty()) {
      task.put("hostAliases", hosts);
    }
    return task;
  }

  private static void put(Map<String, Object> task, Map<String, Object> runTime) {
    if (!runTime.isEmpty()) {
      task.put("runTime", runTime);
    }
  }

  /** The names by address, in the file's order. */
  private static Map<String, Object> hostAliases(CompileRequest request) {
    Map<String, Object> names = new LinkedHashMap<>();
    for (HostAlias alias : request.config().settings().run().network().hostAliases()) {
      names.merge(
          alias.ip(),
          alias.hostnames(),
          (earlier, later) ->
              Stream.concat(((List<?>) earlier).stream(), ((List<?>) later).stream()).toList());
    }
    return names;
  }

  private static Map<String, Object> node(Node node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", node.name());
    json.put("namespace", node.namespace());
    json.put("tags", node.tags());
    json.put("class", node.className());
    json.put("method", node.method());
    List<Object> inputs = new ArrayList<>();
    node.inputs().forEach(input -> inputs.add(input(input)));
    json.put("inputs", inputs);
    List<Object> outputs = new ArrayList<>();
    node.outputs().forEach(output -> outputs.add(output(output)));
    json.put("outputs", outputs);
    return json;
  }

  private static Map<String, Object> input(Input input) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", input.kind().name().toLowerCase(Locale.ROOT));
    json.put("name", input.name());
    json.put("type", input.type());
    json.put("class", input.rawClass());
    return json;
  }

  private static Map<String, Object> output(Output output) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dataset", output.dataset());
    json.put("part", output.part());
    json.put("key", output.key());
    json.put("type", output.type());
    return json;
  }
}
