package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class CalledGoalsTest {

  @Test
  void findsTheGoalsThatSomebodyTyped() {
    assertThat(
            CalledGoals.typed(
                List.of(
                    "compile",
                    "vertexai:status",
                    "vertexai:run-once@nightly",
                    "io.github.vertexmaven:vertexai-maven-plugin:1.0:logs",
                    "io.github.vertexmaven:vertexai-maven-plugin:cancel",
                    "dependency:tree")))
        .containsExactly("cancel", "logs", "run-once", "status");
  }

  @Test
  void aBuildMakesJobsWhereAGoalForThemIsTypedOrBoundToAPhaseThatItComesTo() {
    assertThat(CalledGoals.makesJobs(List.of("package", "vertexai:run-once"), binding("none")))
        .isTrue();
    assertThat(CalledGoals.makesJobs(List.of("clean", "deploy"), binding(null))).isTrue();
    assertThat(CalledGoals.makesJobs(List.of("install"), binding(null))).isFalse();
    assertThat(CalledGoals.makesJobs(List.of("install"), binding("verify"))).isTrue();
    assertThat(CalledGoals.makesJobs(List.of("package"), binding("verify"))).isFalse();
    assertThat(CalledGoals.makesJobs(List.of("deploy"), binding("none"))).isFalse();
    assertThat(CalledGoals.makesJobs(List.of("deploy"), new MavenProject(new Model()))).isFalse();
  }

  private static MavenProject binding(String phase) {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.vertexmaven");
    plugin.setArtifactId("vertexai-maven-plugin");
    PluginExecution execution = new PluginExecution();
    execution.addGoal("schedule");
    execution.setPhase(phase);
    plugin.addExecution(execution);
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().addPlugin(plugin);
    return new MavenProject(model);
  }
}
