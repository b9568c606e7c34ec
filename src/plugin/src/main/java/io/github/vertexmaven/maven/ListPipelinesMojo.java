package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.ListJobs;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists pipeline jobs, the latest first, and schedules. With a filter it lists jobs only. */
@Mojo(name = "list-pipelines", requiresProject = false, threadSafe = true)
public final class ListPipelinesMojo extends VertexMojo {

  /**
   * Lists only these jobs, in the filter language of the service: {@code
   * state="PIPELINE_STATE_FAILED"}.
   */
  @Parameter(property = "vertexai.filter", defaultValue = "")
  private String filter;

  /** The largest number of jobs to list. */
  @Parameter(property = "vertexai.limit", defaultValue = "20")
  private String limit;

  @Override
  public void run(CalledProject here) {
    new ListJobs(
            call(here), given().text("filter", filter), given().count("limit", limit).orElseThrow())
        .run();
  }
}
