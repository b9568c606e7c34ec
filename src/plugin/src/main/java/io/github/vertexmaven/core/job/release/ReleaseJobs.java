package io.github.vertexmaven.core.job.release;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.run.RunPage;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.job.submit.SpecFile;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.show.status.Commands;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs that a release makes: its specs as they were built, and their code out of its archive.
 *
 * @param artifacts where the specs are
 * @param config of the released environment
 * @param options how jobs run
 * @param commands what the user may type next
 */
public record ReleaseJobs(
    Log log,
    ReleaseArtifacts artifacts,
    ReleaseArtifacts.Found found,
    ResolvedConfig config,
    JobOptions options,
    Commands commands) {

  /** Those of a release, {@code group:artifact:version}, for the environment that is named. */
  public static ReleaseJobs of(Call call, ReleaseArtifacts artifacts, String coordinates) {
    ReleaseArtifacts.Found found =
        artifacts.find(coordinates, call.configurations().namedEnvironment());
    ResolvedConfig config =
        ReleasedConfig.of(found.release(), found.env(), call.given().settings(), call.variables());
    return new ReleaseJobs(
        call.console(),
        artifacts,
        found,
        config,
        RunOptions.of(config, call.pluginVersion(), Optional.empty()),
        call.commands());
  }

  /**
   * A job of a pipeline.
   *
   * @param parameters that differ from those of the spec; a map changes what it names only
   * @param limit of the results that may serve, because data may be deleted some day
   */
  public JobRun job(String name, Map<String, Object> parameters, CacheLimit limit) {
    Release.Released pipeline = found.pipeline(name);
    SpecFile spec = SpecFile.read(artifacts.spec(found, pipeline));
    String built = spec.defaultRoot().orElseThrow();
    String root = config.settings().run().root().map(RunRoot::runs).orElse(built);
    return new JobRun(
        log,
        found.coordinates() + " (" + pipeline.classifier() + ")",
        spec.name(),
        new JobRun.Job(
            spec.json(limit), root, spec.parameterValues(spec.overDefaults(parameters)), options),
        RunOptions.experiment(config, spec.name()),
        Optional.of(
            new ReleasedCode(
                found.archive(),
                pipeline,
                found.release().jars(),
                built.replaceFirst("/vertexai-runs$", ""))),
        Set.copyOf(pipeline.results()),
        RunPage.ofSpec(spec.name(), spec.json(), Map.of("release", found.coordinates())),
        commands);
  }
}
