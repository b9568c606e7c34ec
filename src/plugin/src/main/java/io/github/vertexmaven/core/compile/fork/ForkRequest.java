package io.github.vertexmaven.core.compile.fork;

import io.github.vertexmaven.contract.Request;
import io.github.vertexmaven.contract.Request.Described;
import io.github.vertexmaven.contract.Request.Grouper;
import io.github.vertexmaven.contract.Request.Run;
import io.github.vertexmaven.contract.Request.Saved;
import io.github.vertexmaven.contract.RetrySetting;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.conf.settings.GroupingSettings;
import io.github.vertexmaven.slice.Slice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a forked program is to do.
 *
 * @param classes the folders whose classes are searched for nodes
 * @param graphFile where {@code graph.json} is read from, or written to
 * @param describe whether the pipelines are described anew
 * @param config the project's configuration
 * @param gcsMount the folder that stands for {@code gs://}
 * @param run which pipeline to run, for the program that runs one
 * @param previews whether that program tells in short what nodes make
 * @param saved the data that is to be seen in short, by dataset, for the program that does that
 * @param named the pipelines that have to be sound; all when there are none
 */
public record ForkRequest(
    List<Path> classes,
    Path graphFile,
    boolean describe,
    ResolvedConfig config,
    Optional<Path> gcsMount,
    Optional<PipelineToRun> run,
    boolean previews,
    Map<String, Saved> saved,
    Set<String> named) {

  /** Where nobody wants to see data. */
  public ForkRequest(
      List<Path> classes,
      Path graphFile,
      boolean describe,
      ResolvedConfig config,
      Optional<Path> gcsMount,
      Optional<PipelineToRun> run) {
    this(classes, graphFile, describe, config, gcsMount, run, false, Map.of(), Set.of());
  }

  /** Where all pipelines have to be sound. */
  public ForkRequest(
      List<Path> classes,
      Path graphFile,
      boolean describe,
      ResolvedConfig config,
      Optional<Path> gcsMount,
      Optional<PipelineToRun> run,
      boolean previews,
      Map<String, Saved> saved) {
    this(classes, graphFile, describe, config, gcsMount, run, previews, saved, Set.of());
  }

  /** The same, for which only these pipelines have to be sound. */
  public ForkRequest naming(Set<String> pipelines) {
    return new ForkRequest(
        classes, graphFile, describe, config, gcsMount, run, previews, saved, pipelines);
  }

  /** The same that tells in short what nodes make, where it is wanted. */
  public ForkRequest withPreviews(boolean wanted) {
    return new ForkRequest(
        classes, graphFile, describe, config, gcsMount, run, wanted, saved, named);
  }

  /**
   * A pipeline to run.
   *
   * @param pipeline its name
   * @param slice the part that is wanted
   * @param onlyMissingOutputs whether only nodes run that still have something to do
   * @param runId identifies the run
   * @param jobName the run's name
   * @param workers how many nodes run at once
   * @param exitPipeline what runs at the end, whatever happens
   * @param brokenOff the nodes that ran when an earlier process of this run ended without a word:
   *     what is left is the exit pipeline
   * @param timeouts after how long a node is ended, by node name, tag or {@code __default__}, in
   *     the settings' order
   * @param retries how nodes that fail are tried again, in the same way
   */
  public record PipelineToRun(
      String pipeline,
      Slice slice,
      boolean onlyMissingOutputs,
      String runId,
      String jobName,
      int workers,
      Optional<String> exitPipeline,
      Optional<List<String>> brokenOff,
      Map<String, Duration> timeouts,
      Map<String, RetrySetting> retries) {}

  /** The same for what is left of a run whose process ended while these nodes ran. */
  public ForkRequest brokenOff(Path graphFile, List<String> nodes) {
    PipelineToRun whole = run.orElseThrow();
    PipelineToRun rest =
        new PipelineToRun(
            whole.pipeline(),
            whole.slice(),
            whole.onlyMissingOutputs(),
            whole.runId(),
            whole.jobName(),
            whole.workers(),
            whole.exitPipeline(),
            Optional.of(nodes),
            whole.timeouts(),
            whole.retries());
    return new ForkRequest(
        classes, graphFile, false, config, gcsMount, Optional.of(rest), previews, saved, named);
  }

  /**
   * What the program reads.
   *
   * @param own the folders and jars whose classes may be kept as objects
   */
  Request of(List<Path> own) {
    return new Request(
        config.project().baseDir(),
        graphFile,
        describe,
        classes,
        named,
        own,
        gcsMount,
        described(config),
        previews,
        saved,
        run.map(this::run));
  }

  /** The part of the configuration that a description depends on. */
  public static Described described(ResolvedConfig config) {
    GroupingSettings grouping = config.settings().run().grouping();
    return new Described(
        config.catalog(),
        config.localParameters(),
        config.given(),
        grouping.groupingClass().map(type -> new Grouper(type, grouping.params())));
  }

  private Run run(PipelineToRun toRun) {
    return new Run(
        config.env(),
        toRun.pipeline(),
        toRun.runId(),
        toRun.jobName(),
        toRun.workers(),
        toRun.onlyMissingOutputs(),
        toRun.exitPipeline(),
        toRun.brokenOff(),
        toRun.timeouts(),
        toRun.retries(),
        toRun.slice(),
        config.parameters(),
        RunTimeConfig.here(config));
  }
}
