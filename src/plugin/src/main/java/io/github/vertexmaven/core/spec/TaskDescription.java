package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.core.config.RunTimeConfig;
import io.github.vertexmaven.core.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.graph.ProjectGraph.Output;
import io.github.vertexmaven.core.settings.NetworkSettings.HostAlias;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Writes {@code task.json}: all that a task knows when it starts, besides its code and what the
 * service tells it.
 */
final class TaskDescription {

  private static final int FORMAT_VERSION = 1;

  private TaskDescription() {}

  /**
   * The text of the file, which the task's identity is made of.
   *
   * @param inputs the datasets by the names of the task's input artifacts
   * @param outputs the datasets by the names of the task's output artifacts
   * @param catalog the plain entries of the catalog that the task uses
   * @param parameters the top-level parameters that the task reads
   * @param finalStatus the task's input that tells how the run ended
   * @param timeout after which the node is ended
   */
  static String of(
      CompileRequest request,
      String pipeline,
      Node node,
      SortedMap<String, String> inputs,
      SortedMap<String, String> outputs,
      SortedMap<String, Object> catalog,
      SortedSet<String> parameters,
      Optional<String> finalStatus,
      Optional<Duration> timeout) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("formatVersion", FORMAT_VERSION);
    task.put("runtimeVersion", request.graph().runtimeVersion());
    task.put("env", request.config().env());
    task.put("pipelines", Map.of(pipeline, List.of(node.name())));
    task.put("nodes", Map.of(node.name(), node(node)));
    task.put("inputs", inputs);
    task.put("outputs", outputs);
    task.put("catalog", catalog);
    task.put("parameters", List.copyOf(parameters));
    finalStatus.ifPresent(key -> task.put("finalStatus", key));
    timeout.ifPresent(limit -> task.put("timeouts", Map.of(node.name(), limit.toSeconds())));
    Map<String, Object> runTime = RunTimeConfig.sent(request.config(), catalog, parameters);
    if (!runTime.isEmpty()) {
      task.put("runTime", runTime);
    }
    Map<String, Object> hosts = hostAliases(request);
    if (!hosts.isEmpty()) {
      task.put("hostAliases", hosts);
    }
    return PlainJson.text(task);
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
