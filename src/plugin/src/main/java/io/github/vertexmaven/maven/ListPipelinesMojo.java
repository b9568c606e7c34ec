package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.ListJobs;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists pipeline jobs, the latest first, and schedules. With a filter it lists jobs only. */
@Mojo(name = "list-pipelines", requiresProject = false, threadSafe = true)
public final class ListPipelinesMojo extends VertexMojo {

  /** Only these jobs, in the service's filter language: {@code state="PIPELINE_STATE_FAILED"}. */
  @Parameter(property = "vertexai.filter", defaultValue = "")
  private String filter;

  /** How many jobs at most. */
  @Parameter(property = "vertexai.limit", defaultValue = "20")
  private String limit;

  @Override
  public void run(CalledProject here) {
    new ListJobs(
            call(here), given().text("filter", filter), given().count("limit", limit).orElseThrow())
        .run();
  }
}
