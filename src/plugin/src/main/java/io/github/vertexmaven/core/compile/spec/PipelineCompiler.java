package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.DagCompiler.Dag;
import io.github.vertexmaven.core.compile.spec.NodeGroups.Grouped;
import io.github.vertexmaven.core.compile.spec.SpecDialect.Launched;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compiles one pipeline, and what runs at its end. */
final class PipelineCompiler {

  private final CompileRequest request;
  private final String name;
  private final String pipeline;
  private final List<Node> nodes;
  private final Optional<NamedExitPipeline> exit;
  private final SpecParts parts;
  private final RunParameters parameters;

  /**
   * A compiler of one pipeline.
   *
   * @param name what it is called on the service
   * @param exit what runs when the pipeline has ended, however it did
   */
  PipelineCompiler(
      CompileRequest request,
      String name,
      String pipeline,
      List<Node> nodes,
      Optional<NamedExitPipeline> exit,
      Collection<String> problems) {
    this.request = request;
    this.name = name;
    this.pipeline = pipeline;
    this.nodes = nodes;
    this.exit = exit;
    this.parts = new SpecParts(request, name, pipeline, problems);
    List<Node> all = new ArrayList<>(nodes);
    exit.ifPresent(after -> all.addAll(after.nodes()));
    this.parameters = new RunParameters(request.config().parameters(), all);
  }

  CompiledPipeline compile() {
    RunSettings settings = request.config().settings().run();
    DagData data = new DagData(parts, nodes);
    Grouped body = new NodeGroups(parts, pipeline, data, parameters).grouped();
    Optional<After> after = exit.map(this::after);
    List<TaskGroup> groups = new ArrayList<>(body.groups());
    after.ifPresent(last -> groups.addAll(last.groups()));
    RunInputs inputs = new RunInputs(parameters, groups.stream().map(TaskGroup::nodes).toList());
    Dag root = root(data, body.groups(), after, inputs);
    PipelineSpec spec =
        new PipelineSpec(
            name,
            settings.description(),
            "vertexai-maven-plugin-" + request.pluginVersion(),
            parts.root().runs(),
            inputs.definitions(root.inputs(), true),
            root.tasks(),
            parts.dialect().pipelineConfig(),
            parts.dialect().callsTasksByKeys());
    return parts.compiled(pipeline, spec, body.plan());
  }

  /** Without anything to do at the end the tasks stand in the root itself. */
  private Dag root(DagData data, List<TaskGroup> groups, Optional<After> after, RunInputs inputs) {
    TrackingTasks tracking = new TrackingTasks(parts, pipeline, nodes, inputs);
    Dag body =
        withCode(
            tracking.started(
                new DagCompiler(parts, pipeline, data, groups, inputs, Optional.empty())
                    .compile()));
    if (after.isEmpty() && !parts.tracked()) {
      return body;
    }
    checkStatus();
    String status = parameters.freeKey("pipeline_status");
    Dag end =
        withCode(
            tracking.ended(
                after.map(
                    last ->
                        new DagCompiler(
                                parts,
                                last.name(),
                                last.data(),
                                last.groups(),
                                inputs,
                                Optional.of(status))
                            .compile()),
                status));
    SortedSet<String> read = new TreeSet<>(body.inputs());
    read.addAll(end.inputs());
    return new Dag(
        new ExitHandler(
                parts.taskNames(),
                inputs,
                Optional.of(status).filter(any -> parts.dialect().tellsFinalStatus()))
            .around(pipeline, body, after.map(After::name).orElse("exit"), end),
        read);
  }

  /** Not every release of a service tells how a run ended. */
  private void checkStatus() {
    if (parts.dialect().tellsFinalStatus()) {
      return;
    }
    String from =
        " Kubeflow Pipelines tells it from 2.14 on: set kubeflow.minimum_version to \"2.14\" if the"
            + " installation is as new.";
    exit.map(NamedExitPipeline::nodes).orElse(List.of()).stream()
        .filter(Node::readsFinalStatus)
        .forEach(
            node ->
                parts.problem(
                    "Node '"
                        + node.name()
                        + "' reads how the run ended (@FinalStatus)."
                        + from
                        + "\n  "
                        + node.source()));
    if (parts.tracked()) {
      parts.problem(
          "MLflow: the run of pipeline '" + pipeline + "' is closed by how it ended." + from);
    }
  }

  private Dag withCode(Dag dag) {
    Launched launched = new Launched(parts.root(), parts.taskNames(), parts::identity);
    return new Dag(parts.dialect().withCode(dag.tasks(), launched), dag.inputs());
  }

  /** What runs at the end. */
  private record After(String name, DagData data, List<TaskGroup> groups) {}

  private After after(NamedExitPipeline last) {
    DagData data = new DagData(parts, last.nodes());
    return new After(
        last.name(), data, new NodeGroups(parts, last.name(), data, parameters).grouped().groups());
  }
}
