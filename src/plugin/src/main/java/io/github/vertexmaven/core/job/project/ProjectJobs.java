package io.github.vertexmaven.core.job.project;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.PipelineSpec;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.compile.spec.TaskLimits;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.run.EarlierJob;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.run.RunPage;
import io.github.vertexmaven.core.job.ship.Shipment;
import io.github.vertexmaven.core.job.submit.ParameterOverrides;
import io.github.vertexmaven.core.job.submit.Resuming;
import io.github.vertexmaven.core.job.submit.RunLabels;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.job.submit.WithheldCredentials;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.show.status.Commands;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The jobs that the project's pipelines make: one for a run, or one for each schedule.
 *
 * @param compilation the pipelines
 * @param options how jobs of a configuration run
 * @param shown a file as it is shown to people
 * @param page a pipeline to look at, with the parameters of a run
 * @param commands what the user may type next
 */
public record ProjectJobs(
    Log log,
    Compilation compilation,
    Function<ResolvedConfig, JobOptions> options,
    Function<Path, String> shown,
    BiFunction<CompiledPipeline, ResolvedConfig, RunPage> page,
    Commands commands) {

  /**
   * A job of a pipeline.
   *
   * @param config with the parameters that the job has
   * @param limit of the results that may serve, because data may be deleted some day
   * @throws io.github.vertexmaven.core.UserException when its tasks would lack credentials
   */
  public JobRun job(String name, ResolvedConfig config, CacheLimit limit) {
    return job(name, config, limit, Optional.empty());
  }

  /**
   * The same, that goes on from an earlier job.
   *
   * @param earlier what it finished is not run again
   */
  public JobRun job(
      String name, ResolvedConfig config, CacheLimit limit, Optional<EarlierJob> earlier) {
    CompiledPipeline pipeline = compilation.pipeline(name);
    WithheldCredentials.check(pipeline, config);
    Map<String, Object> parameters = parameters(pipeline, config);
    Optional<Resuming> resumed = earlier.map(job -> job.resumed(pipeline, parameters));
    PipelineSpec spec = resumed.map(Resuming::spec).orElse(pipeline.spec());
    Map<String, Object> values = resumed.map(Resuming::parameters).orElse(parameters);
    List<String> problems = TaskLimits.problems(spec, values);
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    String file = shown.apply(compilation.files().specs().get(name));
    JobOptions how = options.apply(config);
    return new JobRun(
        log,
        resumed.map(resuming -> resuming.specFrom(file)).orElse(file),
        pipeline.spec().name(),
        new JobRun.Job(
            SpecJson.of(spec, limit),
            pipeline.spec().pipelineRoot(),
            values,
            earlier
                .map(job -> how.withLabels(RunLabels.goingOnFrom(job.status().jobId())))
                .orElse(how)),
        RunOptions.experiment(config, pipeline.spec().name()),
        Optional.of(shipment(pipeline, config)),
        pipeline.spec().results(),
        page.apply(pipeline, config),
        commands);
  }

  private Map<String, Object> parameters(CompiledPipeline pipeline, ResolvedConfig config) {
    return ParameterOverrides.of(
        compilation.request().config().parameters(), config.parameters(), pipeline.spec().inputs());
  }

  /** What a job would be made of, to be compared with others: nothing is checked for it. */
  public JobContent content(String name, ResolvedConfig config, CacheLimit limit) {
    CompiledPipeline pipeline = compilation.pipeline(name);
    Map<String, String> parameters = new TreeMap<>();
    parameters(pipeline, config)
        .forEach(
            (key, value) -> {
              // One without a value is not sent.
              if (value != null) {
                parameters.put(key, PlainJson.compact(value));
              }
            });
    return new JobContent(
        SpecJson.of(pipeline.spec(), limit),
        parameters,
        pipeline.spec().pipelineRoot(),
        options.apply(config));
  }

  private Shipment shipment(CompiledPipeline pipeline, ResolvedConfig config) {
    return new Shipment(
        pipeline.staged(),
        compilation.jvm().classPath(),
        compilation.jvm().own(),
        config.settings().run().root().orElseThrow().uri(),
        config.project().artifactId());
  }
}
