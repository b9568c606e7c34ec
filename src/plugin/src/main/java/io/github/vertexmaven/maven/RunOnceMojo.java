package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.RunOnce;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs a pipeline on Vertex AI, or on the emulator if the environment has {@code endpoint:
 * emulator}. It compiles what changed, uploads missing files, submits the job and, if asked, waits
 * for it. With {@code -Dvertexai.spec}, it submits an existing spec and needs no project. In a
 * build of several modules, it submits nothing before the last module that runs this goal.
 */
@Mojo(
    name = "run-once",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class RunOnceMojo extends PipelineMojo {

  /**
   * Runs only nodes with an output in a bucket that does not exist yet, nodes without outputs in a
   * bucket, and the nodes that these need.
   */
  @Parameter(property = "vertexai.onlyMissingOutputs", defaultValue = "false")
  private boolean onlyMissingOutputs;

  /** Waits for the job, and fails if it fails; always on the emulator and with a timeout. */
  @Parameter(property = "vertexai.wait", defaultValue = "false")
  private boolean wait;

  /** How long to wait: seconds, or {@code 30m}, {@code 2h}. After that the goal cancels the job. */
  @Parameter(property = "vertexai.timeout")
  private String timeout;

  /** Prints what it would upload and submit, and does neither. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * An existing spec, JSON or YAML: a file, or the address that {@code publish} prints, {@code
   * https://<region>-kfp.pkg.dev/<project>/<repository>/<name>/latest}.
   */
  @Parameter(property = "vertexai.spec")
  private String spec;

  /**
   * A release that {@code compile} made with {@code -Dvertexai.envs}, {@code
   * group:artifact:version}. The goal uploads its code, submits its spec, and needs no project.
   */
  @Parameter(property = "vertexai.artifact")
  private String artifact;

  /** If the code is in an image and the registry lacks it, builds and pushes the image first. */
  @Parameter(property = "vertexai.autoBuild", defaultValue = "false")
  private boolean autoBuild;

  /** Overwrites an image of the same tag without asking. In batch mode the goal never asks. */
  @Parameter(property = "vertexai.yes", defaultValue = "false")
  private boolean yes;

  /** Continues a job that failed or was cancelled. Tasks that it has finished do not run again. */
  @Parameter(property = "vertexai.resume")
  private String resume;

  /** When it waits, writes a report of the run, {@code target/vertexai/<name>.run.html}. */
  @Parameter(property = "vertexai.report", defaultValue = "true")
  private boolean report;

  @Override
  public GoalScope scope() {
    return source().scope();
  }

  private RunOnce.Source source() {
    return new RunOnce.Source(given().text("artifact", artifact), given().text("spec", spec));
  }

  @Override
  public void skipped(CalledProject here) {
    here.turn().pass();
  }

  @Override
  public void run(CalledProject here) {
    RunOnce.Options options =
        new RunOnce.Options(
            source(),
            given().flag("wait", wait),
            given().duration("timeout", timeout),
            given().flag("dryRun", dryRun),
            image(autoBuild, yes),
            given().filled("resume", resume),
            given().flag("report", report));
    new RunOnce(build(here), part(onlyMissingOutputs), releases(here), here.turn(), options).run();
  }
}
