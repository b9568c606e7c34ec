package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.project.ProjectPages;
import io.github.vertexmaven.core.job.run.MadeOnce;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pages of pipelines, which another thread makes one after the other while their files are
 * written.
 *
 * @param pages by pipeline
 */
record PagesMeanwhile(Map<String, MadeOnce<String>> pages) {

  static PagesMeanwhile begin(
      ProjectPages pages, ProjectGraph graph, SpecCompiler.Result result, ResolvedConfig config) {
    Map<String, MadeOnce<String>> tasks = new TreeMap<>();
    for (CompiledPipeline pipeline : result.pipelines()) {
      tasks.put(pipeline.pipeline(), MadeOnce.of(() -> pages.of(pipeline, graph, config).text()));
    }
    Thread thread =
        new Thread(() -> tasks.values().forEach(page -> page.made().run()), "vertexai-pages");
    thread.setDaemon(true);
    thread.start();
    return new PagesMeanwhile(tasks);
  }

  /** The page of a pipeline, when it is made. */
  String of(CompiledPipeline pipeline) {
    // Where nobody has begun it, this thread makes it.
    return pages.get(pipeline.pipeline()).get();
  }
}
