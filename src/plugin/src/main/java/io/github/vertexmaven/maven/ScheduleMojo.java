package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.MakeSchedules;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Creates and updates schedules as {@code run_config.schedules} declares them: prints a plan with
 * the next runs, uploads the code, then creates, updates, pauses or resumes schedules that differ.
 * If none is declared, it schedules the default pipeline daily.
 *
 * <p>A second call changes nothing. In a build of several modules, it changes nothing before the
 * last module that runs this goal. On the emulator, schedules start runs while {@code
 * vertexai:emulator} is running.
 */
@Mojo(
    name = "schedule",
    defaultPhase = LifecyclePhase.DEPLOY,
    // Called by name it works on the project at hand, not on all modules one after the other.
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class ScheduleMojo extends ProjectMojo {

  /** Handles the schedules of this pipeline only. The default is all pipelines. */
  @Parameter(property = "vertexai.pipeline")
  private String pipeline;

  /** Deletes the schedules of this project and environment that are no longer declared. */
  @Parameter(property = "vertexai.prune", defaultValue = "false")
  private boolean prune;

  /** Prints the plan and changes nothing. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** If the code is in an image and the registry lacks it, builds and pushes the image first. */
  @Parameter(property = "vertexai.autoBuild", defaultValue = "false")
  private boolean autoBuild;

  /** Overwrites an image of the same tag without asking. In batch mode the goal never asks. */
  @Parameter(property = "vertexai.yes", defaultValue = "false")
  private boolean yes;

  /**
   * A release that {@code compile} made with {@code -Dvertexai.envs}, {@code
   * group:artifact:version}. The goal creates and updates the schedules of its environment with the
   * specs in it, and needs no project.
   */
  @Parameter(property = "vertexai.artifact")
  private String artifact;

  @Override
  public GoalScope scope() {
    return release().isPresent() ? GoalScope.NO_MODULE : GoalScope.ONE_MODULE;
  }

  private Optional<String> release() {
    return given().text("artifact", artifact);
  }

  @Override
  public void skipped(CalledProject here) {
    here.turn().pass();
  }

  @Override
  public void run(CalledProject here) {
    new MakeSchedules(
            build(here),
            releases(here),
            here.turn(),
            new MakeSchedules.Options(
                release(),
                given().text("pipeline", pipeline),
                given().flag("prune", prune),
                given().flag("dryRun", dryRun),
                image(autoBuild, yes)))
        .run();
  }
}
