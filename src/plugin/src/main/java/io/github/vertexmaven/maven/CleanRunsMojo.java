package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CleanRuns;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deletes the run data of jobs that ended longer ago than {@code run_config.ttl}, a week when it is
 * not set: their outputs in {@code <root>/vertexai-runs}, as the jobs name them. It never deletes
 * code, nor data that a younger job took from the cache. On the emulator it removes the jobs too,
 * with their journals, logs and metadata, and says what they took. Without {@code
 * -Dvertexai.delete} it only lists what it would delete.
 */
@Mojo(name = "clean-runs", requiresProject = false, threadSafe = true)
public final class CleanRunsMojo extends VertexMojo {

  /** Deletes; else nothing is changed. */
  @Parameter(property = "vertexai.delete", defaultValue = "false")
  private boolean delete;

  /** Deletes nothing, also with {@code -Dvertexai.delete}. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  public void run(CalledProject here) {
    new CleanRuns(call(here), given().flag("delete", delete), given().flag("dryRun", dryRun)).run();
  }
}
