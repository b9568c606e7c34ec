package io.github.vertexmaven.core.compile.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal that stops before its end would load half of the code. */
class CompileRehearsalTest {

  @TempDir Path dir;

  private List<String> specs(String settings) {
    return CompileRehearsal.compile(
        Configs.in(dir).conf("base/vertexai.yml", settings).resolve(), "1.0");
  }

  @Test
  void compilesTwoTasks() {
    assertThat(specs("run_config:\n  root: bucket/runs\n"))
        .singleElement()
        .asString()
        .contains("\"rehearsed-first\"", "\"rehearsed-second\"");
    assertThat(dir.resolve("target")).doesNotExist();
  }

  @Test
  void whatIsWrongWithTheConfigurationIsToldElsewhere() {
    assertThat(specs("run_config:\n  root: bucket/runs\n  on_exit_pipeline: gone\n")).isEmpty();
  }
}
