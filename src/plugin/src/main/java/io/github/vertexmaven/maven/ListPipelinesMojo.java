package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.ListJobs;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists pipeline jobs, the latest first, and schedules unless a filter asks for certain jobs. */
@Mojo(name = "list-pipelines", requiresProject = false, threadSafe = true)
public final class ListPipelinesMojo extends VertexMojo {

  /** Which jobs, in the service's language: {@code state="PIPELINE_STATE_FAILED"}. */
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
