package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.settings.GoalOption;
import io.github.vertexmaven.core.job.RunLocal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs a pipeline on this machine in one JVM. Nodes run in parallel; datasets without an entry in
 * the catalog stay in memory. The project must be compiled; {@code mvn compile vertexai:run-local}
 * does both.
 */
@Mojo(name = "run-local", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RunLocalMojo extends PipelineMojo {

  /**
   * Runs only nodes with an output in the catalog that does not exist yet, nodes without outputs in
   * the catalog, and the nodes that these need.
   */
  @Parameter(property = "vertexai.onlyMissingOutputs", defaultValue = "false")
  private boolean onlyMissingOutputs;

  /** How many nodes run at the same time. The default is the number of processors. */
  @Parameter(property = "vertexai.workers")
  private String workers;

  /** Waits for a debugger before the first node. The value is the port; the default is 5005. */
  @Parameter(property = "vertexai.debug")
  private String debug;

  /** Whether the goal writes a report of the run, {@code target/vertexai/<name>.run.html}. */
  @Parameter(property = "vertexai.report", defaultValue = "true")
  private boolean report;

  /**
   * Saves how long nodes took to {@code conf/<env>/vertexai-durations.yml}, or with {@code base} to
   * {@code conf/base}, for {@code run_config.grouping}. Commit the file: the compiler reads no
   * other measurement.
   */
  @Parameter(property = "vertexai.saveDurations")
  private String saveDurations;

  @Override
  public void run(CalledProject here) {
    new RunLocal(
            build(here),
            part(onlyMissingOutputs),
            new RunLocal.Options(
                given().count("workers", workers),
                given().unlessFalse("debug", debug).map(it -> GoalOption.checked("debug", it)),
                given().flag("report", report),
                given().unlessFalse("saveDurations", saveDurations)))
        .run();
  }
}
