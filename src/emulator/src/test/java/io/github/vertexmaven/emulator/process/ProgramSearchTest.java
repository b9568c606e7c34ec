package io.github.vertexmaven.emulator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramSearchTest {

  @TempDir Path folder;

  private Path program(String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void windowsPartsThePathBySemicolonsAndAddsEndings() throws IOException {
    Path java = program("java.exe");

    assertThat(ProgramSearch.windows().find("java", "C-nowhere;" + folder))
        .isEqualTo(java.toString());
    assertThat(ProgramSearch.windows().find("C:\\jdk\\bin\\java", "x"))
        .isEqualTo("C:\\jdk\\bin\\java");
  }

  @Test
  void unixPartsThePathByColons() throws IOException {
    Path java = program("java");
    program("other.exe");

    assertThat(ProgramSearch.unix().find("java", "nowhere:" + folder)).isEqualTo(java.toString());
    assertThatThrownBy(() -> ProgramSearch.unix().find("other", folder.toString()))
        .hasMessage("Cannot run program \"other\": error=2, No such file or directory");
  }
}
