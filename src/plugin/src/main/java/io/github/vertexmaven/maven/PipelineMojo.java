package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.submit.RunLabels;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.slice.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that works on one pipeline of a project, or on a part of one. */
public abstract class PipelineMojo extends ProjectMojo {

  /** The pipeline; {@code __default__} when left out. */
  @Parameter(property = "vertexai.pipeline", defaultValue = ProjectGraph.DEFAULT)
  private String pipeline;

  /** Only these nodes, separated by commas. */
  @Parameter(property = "vertexai.nodes")
  private String nodes;

  /** Only nodes that have any of these tags, separated by commas. */
  @Parameter(property = "vertexai.tags")
  private String tags;

  /** These nodes and all after them, separated by commas. */
  @Parameter(property = "vertexai.fromNodes")
  private String fromNodes;

  /** These nodes and all before them, separated by commas. */
  @Parameter(property = "vertexai.toNodes")
  private String toNodes;

  /** The nodes that read any of these datasets and all after them, separated by commas. */
  @Parameter(property = "vertexai.fromInputs")
  private String fromInputs;

  /** The nodes that write any of these datasets and all before them, separated by commas. */
  @Parameter(property = "vertexai.toOutputs")
  private String toOutputs;

  /** Only nodes within any of these namespaces, separated by commas. */
  @Parameter(property = "vertexai.namespaces")
  private String namespaces;

  @Inject
  PipelineMojo(MavenServices maven) {
    super(maven);
  }

  String pipelineName() {
    return option("pipeline", pipeline).orElse(ProjectGraph.DEFAULT);
  }

  @Override
  Optional<String> namedPipeline() {
    boolean typed = option("pipeline", null).isPresent();
    return Optional.of(pipelineName()).filter(name -> typed || !name.equals(ProjectGraph.DEFAULT));
  }

  /** The part of the pipeline that is wanted. */
  Slice slice() {
    return new Slice(
        names("nodes", nodes),
        names("tags", tags),
        names("fromNodes", fromNodes),
        names("toNodes", toNodes),
        names("fromInputs", fromInputs),
        names("toOutputs", toOutputs),
        names("namespaces", namespaces));
  }

  /** The options that name a part of the pipeline, with their values. */
  List<String> partOptions() {
    Slice slice = slice();
    Map<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("nodes", slice.nodes());
    parts.put("tags", slice.tags());
    parts.put("fromNodes", slice.fromNodes());
    parts.put("toNodes", slice.toNodes());
    parts.put("fromInputs", slice.fromInputs());
    parts.put("toOutputs", slice.toOutputs());
    parts.put("namespaces", slice.namespaces());
    List<String> options = new ArrayList<>();
    parts.forEach(
        (option, names) -> {
          if (!names.isEmpty()) {
            options.add(option + "=" + String.join(",", names));
          }
        });
    return options;
  }

  @Override
  JobOptions options(ResolvedConfig config) {
    return super.options(config).withLabels(RunLabels.part(partOptions()));
  }

  private List<String> names(String option, String fromPom) {
    return option(option, fromPom).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** What is wanted of the project: all, or a part of one pipeline. */
  ProjectGraph wanted(ProjectGraph graph) {
    return slice().isAll() ? graph : graph.only(pipelineName(), slice());
  }
}
