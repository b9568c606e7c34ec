package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.StandEmulator;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Runs the emulator of Vertex AI Pipelines until you stop it with Ctrl-C. While it is running,
 * schedules start runs.
 */
@Mojo(name = "emulator", requiresProject = false, threadSafe = true)
public final class EmulatorMojo extends VertexMojo {

  @Override
  public GoalScope scope() {
    return GoalScope.NO_MODULE;
  }

  @Override
  public void run(CalledProject here) {
    new StandEmulator(call(here).connecting(), here.console()).run();
  }
}
