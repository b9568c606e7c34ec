package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
