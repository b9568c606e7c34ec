package io.github.vertexmaven.core.job.once;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.image.ImageOptions;
import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.run.EarlierJob;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.run.KeptData;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.slice.MissingOutputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A run of the project at hand.
 *
 * @param resume a job that is gone on from
 * @param connects whether a job is made of it
 */
public record ProjectRun(
    ProjectBuild build,
    PipelinePart part,
    ImageOptions image,
    Optional<String> resume,
    boolean connects) {

  /** Compiles it; empty when nothing of the pipeline is wanted. */
  public Optional<Preparation> prepared() {
    if (connects) {
      build.call().connecting().begin();
    }
    ResolvedConfig config = build.call().configurations().ofRun();
    build.project().checkCompiled("run-once");
    refuseWithheld(config);
    if (connects) {
      build.call().connecting().begin(config);
    }
    Compilation compilation = compiled(config);
    if (isNothing(compilation.request().graph())) {
      return Optional.empty();
    }
    Optional<EarlierJob> earlier = resume.map(id -> earlier(id, config));
    earlier.ifPresent(job -> say(job, compilation));
    return Optional.of(
        new Preparation(
            job(compilation, config, earlier),
            () -> job(build.pinned(compilation, image), config, earlier),
            config));
  }

  /** What stays on this machine cannot be used elsewhere. */
  private static void refuseWithheld(ResolvedConfig config) {
    if (!config.settings().onEmulator() && !config.withheld().isEmpty()) {
      throw new UserException(config.withheld());
    }
  }

  private Compilation compiled(ResolvedConfig config) {
    ResolvedConfig files = build.call().configurations().ofFiles();
    return build.compiling(part.named()).of(config, files, graph -> wanted(graph, config));
  }

  private ProjectGraph wanted(ProjectGraph graph, ResolvedConfig config) {
    ProjectGraph wanted = part.of(graph);
    if (!part.onlyMissingOutputs()) {
      return wanted;
    }
    List<ProjectGraph.Node> nodes = wanted.chosen().getOrDefault(part.pipeline(), List.of());
    return asked(
        config,
        remote -> {
          KeptData kept = new KeptData(config.catalog(), remote.objects());
          return graph.only(part.pipeline(), MissingOutputs.of(nodes, kept::isKept, kept::isThere));
        });
  }

  private boolean isNothing(ProjectGraph graph) {
    return graph.chosen().getOrDefault(part.pipeline(), List.of()).isEmpty() && graph.isPart();
  }

  private EarlierJob earlier(String id, ResolvedConfig config) {
    return asked(config, remote -> EarlierJob.of(id, remote.jobs()));
  }

  /** What has to be known before there is a job; without an answer there is none. */
  private <T> T asked(ResolvedConfig config, Function<Remote, T> question) {
    try (Connection connection = build.call().connecting().connect(config)) {
      return question.apply(connection.remote());
    } catch (RemoteException e) {
      throw new UserException(e.getMessage());
    }
  }

  private void say(EarlierJob job, Compilation compilation) {
    job.resumed(compilation.pipeline(part.pipeline()), Map.of())
        .notes()
        .forEach(build.console()::info);
  }

  private JobRun job(Compilation compilation, ResolvedConfig config, Optional<EarlierJob> earlier) {
    return build
        .jobs(compilation, part.options())
        .job(part.pipeline(), config, Preparation.cacheLimit(config.settings()), earlier);
  }
}
