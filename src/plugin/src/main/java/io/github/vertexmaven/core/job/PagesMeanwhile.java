package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.project.ProjectPages;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The pages of pipelines, which another thread makes one after the other while their files are
 * written.
 *
 * @param pages by pipeline
 */
record PagesMeanwhile(Map<String, FutureTask<String>> pages) {

  static PagesMeanwhile begin(
      ProjectPages pages, ProjectGraph graph, SpecCompiler.Result result, ResolvedConfig config) {
    Map<String, FutureTask<String>> tasks = new TreeMap<>();
    for (CompiledPipeline pipeline : result.pipelines()) {
      tasks.put(
          pipeline.pipeline(), new FutureTask<>(() -> pages.of(pipeline, graph, config).text()));
    }
    Thread thread = new Thread(() -> tasks.values().forEach(FutureTask::run), "vertexai-pages");
    thread.setDaemon(true);
    thread.start();
    return new PagesMeanwhile(tasks);
  }

  /** The page of a pipeline, when it is made. */
  String of(CompiledPipeline pipeline) {
    FutureTask<String> page = pages.get(pipeline.pipeline());
    // Where nobody has begun it, this thread makes it.
    page.run();
    try {
      return page.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted.", e);
    }
  }
}
