package io.github.vertexmaven.core.conf.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFilesTest {

  @TempDir Path project;

  private final List<String> said = new ArrayList<>();

  private FirstFiles files(boolean force) {
    return new FirstFiles(project, force, (before, after) -> List.of(), said::add);
  }

  private Path there(String name) throws IOException {
    Path file = project.resolve("conf/base").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "project_id: mine\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vertexai_team.yml", "vertexai-1.yaml", "vertexai.team.yml"})
  void settingsOfAnyNameThatConfReadsAreKept(String name) throws IOException {
    there(name);
    assertThat(files(false).keeps(FirstFiles.SETTINGS)).isTrue();
    files(false).begin(FirstFiles.SETTINGS, () -> "new");
    assertThat(said)
        .containsExactly(
            "Kept conf/base/"
                + name
                + ", which exists; -Dvertexai.force writes conf/base/vertexai.yml beside"
                + " it.");
    assertThat(project.resolve(FirstFiles.SETTINGS)).doesNotExist();
  }

  @Test
  void theFileItselfIsReplacedByForceAndNoOther() throws IOException {
    Path team = there("vertexai_team.yml");
    Path ours = there("vertexai.yaml");
    files(true).begin(FirstFiles.SETTINGS, () -> "new");
    assertThat(ours).hasContent("new");
    assertThat(team).hasContent("project_id: mine");
  }

  @Test
  void durationsAreNoSettings() throws IOException {
    there("vertexai-durations.yml");
    files(false).begin(FirstFiles.SETTINGS, () -> "new");
    assertThat(said).containsExactly("Wrote conf/base/vertexai.yml");
  }
}
