package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Staging;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Specs for Vertex AI, whose tasks find all buckets mounted as folders. */
record VertexSpecDialect(Settings settings, String specName, Machines machines)
    implements SpecDialect {

  static VertexSpecDialect of(Settings settings, String specName) {
    return new VertexSpecDialect(settings, specName, new Machines(settings));
  }

  @Override
  public void check(
      ProjectGraph graph,
      Predicate<String> concerned,
      Collection<String> problems,
      Collection<String> warnings) {
    machines.check(graph, concerned, problems, warnings);
    Accelerators.check(settings, concerned, problems, warnings);
  }

  @Override
  public Optional<String> nameWarning() {
    return PipelineNames.warning(specName);
  }

  @Override
  public List<String> arguments() {
    return List.of(
        "--executor-input",
        "{{$}}",
        "--job-name",
        "{{$.pipeline_job_name}}",
        "--job-id",
        "{{$.pipeline_job_uuid}}");
  }

  @Override
  public Machine machine(Node node) {
    return machines.of(node);
  }

  @Override
  public SortedMap<String, Object> pod(Node node, boolean hasOutputs) {
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, Object> pipelineConfig() {
    return new TreeMap<>();
  }

  @Override
  public String stagedLaunchJar(RunRoot root, String identity) {
    return root.mount() + "/vertexai-code/launch-" + identity + ".jar";
  }

  @Override
  public Staging staging() {
    return Staging.SHARED;
  }

  @Override
  public String identity() {
    return "";
  }

  @Override
  public SortedMap<String, Task> withCode(SortedMap<String, Task> tasks, Launched launched) {
    return tasks;
  }

  @Override
  public Optional<String> outputProblem(DatasetEntry entry, RunRoot root) {
    return Optional.empty();
  }

  @Override
  public Optional<String> sizeWarning(Supplier<String> spec) {
    return Optional.empty();
  }
}
