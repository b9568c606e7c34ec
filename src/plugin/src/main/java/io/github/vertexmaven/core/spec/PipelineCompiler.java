package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.settings.RunSettings;
import io.github.vertexmaven.core.spec.DagCompiler.Dag;
import io.github.vertexmaven.core.spec.NodeGroups.Grouped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compiles one pipeline, and what runs at its end. */
final class PipelineCompiler {

  private final CompileRequest request;
  private final String pipeline;
  private final List<Node> nodes;
  private final Optional<ExitPipeline> exit;
  private final SpecParts parts;
  private final RunParameters parameters;

  /**
   * A compiler of one pipeline.
   *
   * @param exit what runs when the pipeline has ended, however it did
   */
  PipelineCompiler(
      CompileRequest request,
      String pipeline,
      List<Node> nodes,
      Optional<ExitPipeline> exit,
      Collection<String> problems) {
    this.request = request;
    this.pipeline = pipeline;
    this.nodes = nodes;
    this.exit = exit;
    this.parts = new SpecParts(request, pipeline, problems);
    List<Node> all = new ArrayList<>(nodes);
    exit.ifPresent(after -> all.addAll(after.nodes()));
    this.parameters = new RunParameters(request.config().parameters(), all);
  }

  CompiledPipeline compile(String name) {
    RunSettings settings = request.config().settings().run();
    DagData data = new DagData(parts, nodes);
    Grouped body = new NodeGroups(parts, pipeline, data, parameters).grouped();
    Dag root = root(data, body.groups());
    PipelineSpec spec =
        new PipelineSpec(
            name,
            settings.description(),
            "vertexai-maven-plugin-" + request.pluginVersion(),
            "gs://" + parts.root() + "/vertexai-runs",
            parameters.inputs(root.parameters(), true),
            root.tasks());
    return parts.compiled(pipeline, spec, body.plan());
  }

  /** Without anything to do at the end the tasks stand in the root itself. */
  private Dag root(DagData data, List<TaskGroup> groups) {
    TrackingTasks tracking = new TrackingTasks(parts, pipeline, nodes, parameters);
    Dag body =
        tracking.started(
            new DagCompiler(parts, pipeline, data, groups, parameters, Optional.empty()).compile());
    if (exit.isEmpty() && !parts.tracked()) {
      return body;
    }
    String status = parameters.freeKey("pipeline_status");
    Dag after = tracking.ended(exit.map(other -> after(other, status)), status);
    SortedSet<String> read = new TreeSet<>(body.parameters());
    read.addAll(after.parameters());
    return new Dag(
        new ExitHandler(parts.taskNames(), parameters, status)
            .around(pipeline, body, exit.map(ExitPipeline::name).orElse("exit"), after),
        read);
  }

  private Dag after(ExitPipeline last, String status) {
    DagData data = new DagData(parts, last.nodes());
    List<TaskGroup> groups =
        new NodeGroups(parts, last.name(), data, parameters).grouped().groups();
    return new DagCompiler(parts, last.name(), data, groups, parameters, Optional.of(status))
        .compile();
  }
}
