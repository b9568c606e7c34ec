package io.github.vertexmaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.launcher.Project;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The module itself is a project without {@code conf/}: only its own folder is needed. */
@WithProject(dir = "target/with-project")
class WithProjectTest {

  private static Project first;

  @BeforeAll
  static void write() throws Exception {
    java.nio.file.Path dir = java.nio.file.Path.of("target", "with-project");
    if (!java.nio.file.Files.exists(dir)) {
      SmallProject.in(dir);
    }
  }

  @Test
  void aTestGetsTheProject(Project project) {
    assertThat(project.pipelines()).containsKeys("words", "__default__");
    assertThat(project.parameters()).containsEntry("min_length", 1L);
    assertSameProject(project);
  }

  @Test
  void whichIsOpenedOnce(Project project) {
    assertSameProject(project);
  }

  private static void assertSameProject(Project project) {
    first = first == null ? project : first;
    assertThat(project).isSameAs(first);
  }
}
