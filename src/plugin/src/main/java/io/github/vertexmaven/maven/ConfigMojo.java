package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.ShowConfig;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the resolved configuration: every setting, dataset and parameter with the source of its
 * value. Secrets are masked. If the configuration has errors, the goal reports all of them.
 */
@Mojo(name = "config", requiresProject = false, threadSafe = true)
public final class ConfigMojo extends VertexMojo {

  /**
   * {@code yaml}, for people; {@code json}, for programs, without Maven's prefixes; {@code schema}
   * for the JSON Schema of {@code vertexai.yml}, {@code catalog-schema} and {@code mlflow-schema}
   * for those of {@code catalog.yml} and {@code mlflow.yml}.
   */
  @Parameter(property = "vertexai.format", defaultValue = "yaml")
  private String format;

  @Override
  public GoalScope scope() {
    return format().endsWith("schema") ? GoalScope.NO_MODULE : GoalScope.SETTINGS;
  }

  private String format() {
    return given().text("format", format).orElse("yaml");
  }

  @Override
  public void run(CalledProject here) {
    new ShowConfig(call(here), format(), System.out).run();
  }
}
