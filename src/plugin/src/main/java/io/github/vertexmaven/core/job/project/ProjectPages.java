package io.github.vertexmaven.core.job.project;

import io.github.vertexmaven.core.compile.code.SourceLines;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.run.MadeOnce;
import io.github.vertexmaven.core.job.run.RunPage;
import io.github.vertexmaven.core.show.page.NodeTask;
import io.github.vertexmaven.core.show.page.PipelinePage;
import io.github.vertexmaven.core.show.page.ProjectPage;
import io.github.vertexmaven.core.show.page.TaskIndex;
import io.github.vertexmaven.core.show.report.ForkedViewer;
import io.github.vertexmaven.core.show.report.KeptViewer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pipelines of a project to look at.
 *
 * @param classes where its nodes are, with the lines of their sources
 */
public record ProjectPages(Path classes) {

  /** What the report of a job needs to know of its pipeline. */
  RunPage ofRun(Compilation compilation, CompiledPipeline pipeline, ResolvedConfig config) {
    ProjectGraph graph = compilation.request().graph();
    TaskIndex index = TaskIndex.of(pipeline);
    return new RunPage(
        MadeOnce.of(() -> page(pipeline, graph, config, index)),
        index::dataset,
        Map.of("environment", config.env()),
        new KeptViewer(
            new ForkedViewer(compilation.jvm(), config),
            compilation.folder().resolve(".previews"),
            () -> way(compilation, config)),
        Redaction.of(config));
  }

  /** Datasets are read by the code that describes them, from entries of the same catalog. */
  private static String way(Compilation compilation, ResolvedConfig config) {
    return Description.in(
            compilation.folder(), compilation.jvm(), config, compilation.request().pluginVersion())
        .content();
  }

  /**
   * A compiled pipeline.
   *
   * @param config with the parameters that are shown
   */
  public PipelinePage of(CompiledPipeline pipeline, ProjectGraph graph, ResolvedConfig config) {
    return page(pipeline, graph, config, TaskIndex.of(pipeline));
  }

  private PipelinePage page(
      CompiledPipeline pipeline, ProjectGraph graph, ResolvedConfig config, TaskIndex index) {
    return page(pipeline.spec().name(), pipeline.pipeline(), graph, config, index::of);
  }

  /** A pipeline that is called by another name and runs in no tasks. */
  public PipelinePage ofLocalRun(
      String title, String name, ProjectGraph graph, ResolvedConfig config) {
    return page(title, name, graph, config, node -> Optional.empty());
  }

  private PipelinePage page(
      String title,
      String name,
      ProjectGraph graph,
      ResolvedConfig config,
      Function<ProjectGraph.Node, Optional<NodeTask>> tasks) {
    SourceLines lines = SourceLines.in(List.of(classes));
    return ProjectPage.of(
        title, config, graph, name, node -> lines.of(node.className(), node.method()), tasks);
  }
}
