package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.settings.GoalOption;
import io.github.vertexmaven.core.job.RunLocal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs a pipeline on this machine in one JVM: nodes in parallel, datasets that the catalog lacks in
 * memory. The project has to be compiled; {@code mvn compile vertexai:run-local} does both.
 */
@Mojo(name = "run-local", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RunLocalMojo extends PipelineMojo {

  /** Runs only nodes with work left: the catalog keeps an output of theirs, and it is not there. */
  @Parameter(property = "vertexai.onlyMissingOutputs", defaultValue = "false")
  private boolean onlyMissingOutputs;

  /** How many nodes run at once; the number of processors when left out. */
  @Parameter(property = "vertexai.workers")
  private String workers;

  /** Waits for a debugger before the first node; the value is the port, 5005 when there is none. */
  @Parameter(property = "vertexai.debug")
  private String debug;

  /** Whether the goal writes a page of the run, {@code target/vertexai/<name>.run.html}. */
  @Parameter(property = "vertexai.report", defaultValue = "true")
  private boolean report;

  /**
   * Keeps how long nodes took in {@code conf/<env>/vertexai-durations.yml}, for {@code
   * run_config.grouping}; with {@code base} in {@code conf/base}. Commit the file: compiling reads
   * it, and nothing else that is measured.
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
