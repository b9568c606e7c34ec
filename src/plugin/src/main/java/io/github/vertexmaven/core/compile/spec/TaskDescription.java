package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.contract.NodeEntry;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.parameter.ParameterPath;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.conf.settings.NetworkSettings.HostAlias;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Describes a task for {@code task.json}. */
final class TaskDescription {

  private TaskDescription() {}

  /**
   * The text of the file, which the task's identity is made of.
   *
   * @param data the datasets of the task
   * @param runInputs the inputs of a run, out of which the task takes those that its nodes read
   * @param finalStatus the task's input that tells how the run ended
   * @param timeouts after which nodes are ended, by node
   */
  static String of(
      SpecParts parts,
      String pipeline,
      List<Node> nodes,
      TaskFile.Data data,
      RunInputs runInputs,
      Optional<String> finalStatus,
      SortedMap<String, Duration> timeouts) {
    List<String> keys = runInputs.parameters().of(nodes).stream().map(ParameterPath::key).toList();
    return text(
        parts,
        pipeline,
        nodes,
        Optional.empty(),
        data,
        runInputs.described(runInputs.of(nodes)),
        finalStatus,
        timeouts,
        RunTimeConfig.sent(parts.request().config(), data.catalog(), keys, parts.tracked()));
  }

  /**
   * The text for a task without nodes.
   *
   * @param step what it does
   * @param parameters its inputs that carry parameters
   * @param finalStatus its input that tells how the run ended
   */
  static String of(
      SpecParts parts,
      String pipeline,
      TaskFile.Step step,
      List<TaskFile.Parameter> parameters,
      Optional<String> finalStatus) {
    ResolvedConfig config = parts.request().config();
    Map<String, Object> tags = new LinkedHashMap<>(RunTimeConfig.trackingTags(config));
    tags.put("vertexai_plugin_version", parts.request().pluginVersion());
    return text(
        parts,
        pipeline,
        List.of(),
        Optional.of(step),
        TaskFile.Data.NONE,
        parameters,
        finalStatus,
        new TreeMap<>(),
        RunTimeConfig.sent(config, Map.of(), List.of(), parts.tracked()).withTrackingTags(tags));
  }

  private static String text(
      SpecParts parts,
      String pipeline,
      List<Node> nodes,
      Optional<TaskFile.Step> step,
      TaskFile.Data data,
      List<TaskFile.Parameter> parameters,
      Optional<String> finalStatus,
      SortedMap<String, Duration> timeouts,
      RunTimeSettings runTime) {
    return new TaskFile(
            parts.request().graph().runtimeVersion(),
            parts.request().config().env(),
            pipeline,
            nodes.stream().map(TaskDescription::entry).toList(),
            hostAliases(parts.request()),
            step,
            data,
            parameters,
            finalStatus,
            timeouts,
            runTime)
        .text();
  }

  /** The names by address, in the file's order. */
  private static Map<String, List<String>> hostAliases(CompileRequest request) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (HostAlias alias : request.config().settings().run().network().hostAliases()) {
      names.merge(
          alias.ip(),
          alias.hostnames(),
          (earlier, later) -> Stream.concat(earlier.stream(), later.stream()).toList());
    }
    return names;
  }

  private static NodeEntry entry(Node node) {
    return new NodeEntry(
        node.name(),
        node.namespace(),
        node.tags(),
        node.className(),
        node.method(),
        node.inputs().stream().map(TaskDescription::entry).toList(),
        node.outputs().stream()
            .map(out -> new NodeEntry.Output(out.dataset(), out.part(), out.key(), out.type()))
            .toList());
  }

  private static NodeEntry.Input entry(Input input) {
    return new NodeEntry.Input(
        input.kind().name().toLowerCase(Locale.ROOT), input.name(), input.type(), input.rawClass());
  }
}
