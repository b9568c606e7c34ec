package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CleanRuns;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deletes the run data of jobs that ended longer ago than {@code run_config.ttl} (by default, a
 * week): their outputs in {@code <root>/vertexai-runs}. It never deletes code, nor data that a
 * newer job reused from the cache. On the emulator, it also removes the jobs with their journals,
 * logs and metadata, and prints how much space it frees. Without {@code -Dvertexai.delete}, it only
 * lists what it would delete.
 *
 * <p>On an installation of Kubeflow Pipelines, data must stay, because its cache keeps returning
 * results. There, the goal archives runs of that age, with {@code -Dvertexai.archive}.
 */
@Mojo(name = "clean-runs", requiresProject = false, threadSafe = true)
public final class CleanRunsMojo extends VertexMojo {

  /** Deletes the data. Without this option, the goal only lists it. */
  @Parameter(property = "vertexai.delete", defaultValue = "false")
  private boolean delete;

  /**
   * Archives the runs on Kubeflow Pipelines: its pages and list-pipelines no longer show them.
   * Their data stays, and its pages can restore them.
   */
  @Parameter(property = "vertexai.archive", defaultValue = "false")
  private boolean archive;

  /** Changes nothing, also with {@code -Dvertexai.delete} or {@code -Dvertexai.archive}. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  public void run(CalledProject here) {
    new CleanRuns(
            call(here),
            given().flag("delete", delete),
            given().flag("archive", archive),
            given().flag("dryRun", dryRun))
        .run();
  }
}
