package io.github.vertexmaven.launcher;

import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.live.OpenedConfig;
import io.github.vertexmaven.live.RunTimeNames;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.runner.RunResult;
import io.github.vertexmaven.runner.RunScope;
import io.github.vertexmaven.runner.Runner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a project that code opens: a pipeline, and after it the exit pipeline.
 *
 * @param config as the files have it
 * @param live as this run has it
 * @param catalog the run's own
 * @param hooks in their order
 * @param names of the run
 */
record OpenedRun(
    OpenedConfig config, LiveConfig live, Catalog catalog, List<Hook> hooks, RunTimeNames names) {

  /** Runs; the exit pipeline runs whatever happens. */
  RunResult run(String name, Pipeline part, Optional<ExitPipeline> exit) {
    RunResult result;
    try {
      result = run(part, name, Optional.empty());
    } catch (RuntimeException | Error e) {
      exit.ifPresent(after -> runAfter(e, name, after));
      throw e;
    }
    exit.ifPresent(after -> runExit(name, after, Optional.empty()));
    return result;
  }

  /** What went wrong first is what is thrown. */
  private void runAfter(Throwable failure, String name, ExitPipeline after) {
    try {
      runExit(name, after, Optional.of(failure));
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  private void runExit(String name, ExitPipeline after, Optional<Throwable> failure) {
    PipelineStatus status =
        ExitPipeline.status(names.jobName(), name, failure.map(ExitPipeline::message));
    run(after.pipeline(), after.name(), Optional.of(status));
  }

  private RunResult run(Pipeline pipeline, String name, Optional<PipelineStatus> finalStatus) {
    RunScope scope =
        new RunScope(
            catalog,
            Parameters.of(live.parameters()),
            Map.of(),
            names.runId(),
            names.jobName(),
            config.env(),
            name,
            finalStatus,
            Map.of());
    return new Runner(Runtime.getRuntime().availableProcessors(), hooks).run(pipeline, scope);
  }
}
