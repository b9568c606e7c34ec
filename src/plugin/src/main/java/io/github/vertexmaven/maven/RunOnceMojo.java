package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.RunOnce;
import io.github.vertexmaven.core.job.image.ImageOptions;
import io.github.vertexmaven.core.job.reactor.Scope;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs a pipeline on Vertex AI, or on the emulator when the environment says {@code endpoint:
 * emulator}: compiles it if anything changed, uploads what is missing, submits it and, if asked,
 * waits. With {@code -Dvertexai.spec} it submits a spec that was compiled earlier and needs no
 * project.
 *
 * <p>In a build of several modules nothing is submitted before the last module that runs this goal
 * has come to it.
 */
@Mojo(
    name = "run-once",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class RunOnceMojo extends PipelineMojo {

  /**
   * Only nodes that still have something to do: an output that the catalog keeps in a bucket is not
   * there.
   */
  @Parameter(property = "vertexai.onlyMissingOutputs", defaultValue = "false")
  private boolean onlyMissingOutputs;

  /**
   * Waits until the job has ended, and fails when it does. On the emulator, and with a timeout, it
   * always waits.
   */
  @Parameter(property = "vertexai.wait", defaultValue = "false")
  private boolean wait;

  /**
   * How long to wait, a number of seconds or {@code 90s}, {@code 30m}, {@code 2h}; then the job is
   * cancelled and the build fails.
   */
  @Parameter(property = "vertexai.timeout")
  private String timeout;

  /** Prints what would be uploaded and submitted, and does neither. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * A pipeline spec that was compiled earlier, JSON or YAML: a file, or the address of one that
   * {@code publish} registered, {@code https://<region>-kfp.pkg.dev/<project>/<repository>/<name>/
   * latest}. Nothing is compiled or uploaded then.
   */
  @Parameter(property = "vertexai.spec")
  private String spec;

  /**
   * A release that {@code compile} made with {@code -Dvertexai.envs}, {@code
   * group:artifact:version}: its spec for the environment is submitted, after what is missing of
   * its code was uploaded. Needs no project; the release comes from the repositories.
   */
  @Parameter(property = "vertexai.artifact")
  private String artifact;

  /**
   * Builds and pushes the image before, where {@code run_config.code} is {@code image} and its
   * registry lacks one with this code.
   */
  @Parameter(property = "vertexai.autoBuild", defaultValue = "false")
  private boolean autoBuild;

  /** Overwrites an image of the same tag without asking; in batch mode nothing is asked. */
  @Parameter(property = "vertexai.yes", defaultValue = "false")
  private boolean yes;

  /**
   * A job of this pipeline that failed or was cancelled: what it has finished is not run again but
   * imported from where that job left it, also what is never cached. Its parameters hold where the
   * command line gives no others.
   */
  @Parameter(property = "vertexai.resume")
  private String resume;

  /**
   * Whether a run that is waited for leaves a page to look at, {@code
   * target/vertexai/<name>.run.html}.
   */
  @Parameter(property = "vertexai.report", defaultValue = "true")
  private boolean report;

  @Inject
  RunOnceMojo(MavenServices maven) {
    super(maven);
  }

  @Override
  public Scope scope() {
    return source().release().isPresent()
        ? Scope.NO_MODULE
        : source().isProject() ? Scope.ONE_MODULE : Scope.SETTINGS;
  }

  private RunOnce.Source source() {
    return new RunOnce.Source(
        commandLine().text("artifact", artifact), commandLine().text("spec", spec));
  }

  @Override
  public void skipped(CalledProject here) {
    here.turn().pass();
  }

  @Override
  public void run(CalledProject here) {
    new RunOnce(build(here), part(onlyMissingOutputs), releases(here), here.turn(), options())
        .run();
  }

  private RunOnce.Options options() {
    return new RunOnce.Options(
        source(),
        commandLine().flag("wait", wait),
        commandLine().duration("timeout", timeout),
        commandLine().flag("dryRun", dryRun),
        new ImageOptions(
            commandLine().flag("autoBuild", autoBuild), commandLine().flag("yes", yes)),
        commandLine().filled("resume", resume),
        commandLine().flag("report", report));
  }
}
