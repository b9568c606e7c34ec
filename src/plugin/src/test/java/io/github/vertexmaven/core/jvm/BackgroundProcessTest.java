package io.github.vertexmaven.core.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With commands of a shell, which this is about. */
class BackgroundProcessTest {

  @TempDir Path dir;

  @BeforeEach
  void needsAShell() {
    assumeThat(Path.of("/bin/sh")).isExecutable();
  }

  private ProcessBuilder sh(String script) {
    return new ProcessBuilder(List.of("/bin/sh", "-c", script, "a name", "an argument", "$HOME"))
        .redirectOutput(Redirect.appendTo(dir.resolve("output").toFile()));
  }

  private int end(BackgroundProcess process) {
    Eventually.is(() -> !process.isAlive());
    return process.exitValue();
  }

  private String output() throws IOException {
    return Files.readString(dir.resolve("output"));
  }

  @Test
  void itsNumberItsOutputAndItsCodeAreKnown() throws IOException {
    BackgroundProcess process =
        BackgroundProcess.start(sh("echo $$; echo \"$0-$1-$2\" >&2; exit 7"));
    assertThat(end(process)).isEqualTo(7);
    assertThat(output()).isEqualTo(process.pid() + "\na name-an argument-$HOME\n");
    process.leave();
  }

  @Test
  void oneThatIsKilledOrThatIsNoProgramHasACode() throws IOException {
    assertThat(end(BackgroundProcess.start(sh("kill -9 $$")))).isEqualTo(137);
    ProcessBuilder none = new ProcessBuilder(dir.resolve("nothing").toString());
    none.redirectOutput(Redirect.appendTo(dir.resolve("output").toFile()));
    assertThat(end(BackgroundProcess.start(none))).isEqualTo(127);
    assertThat(output()).contains("nothing");
  }

  @Test
  void oneThatIsLeftGoesOnAndIsNoChild() throws IOException {
    BackgroundProcess process = BackgroundProcess.start(sh("exec sleep 300"));
    ProcessHandle there = ProcessHandle.of(process.pid()).orElseThrow();
    try {
      process.leave();
      process.leave();
      assertThat(process.isAlive()).isFalse();
      assertThat(there.isAlive()).isTrue();
      assertThat(there.parent().map(ProcessHandle::pid))
          .isNotEqualTo(Optional.of(ProcessHandle.current().pid()));
    } finally {
      there.destroyForcibly();
    }
    Eventually.is(() -> !there.isAlive() || there.info().command().isEmpty());
  }

  @Test
  void aCtrlCIsNotMeantForIt() throws IOException {
    BackgroundProcess process =
        BackgroundProcess.start(sh("kill -INT $$; kill -HUP $$; echo alive"));
    assertThat(end(process)).isZero();
    assertThat(output()).isEqualTo("alive\n");
  }

  @Test
  void oneThatNobodyAsksForRunsToo() throws IOException {
    BackgroundProcess.leave(sh("echo done"));
    Eventually.is(() -> Files.exists(dir.resolve("output")) && output().equals("done\n"));
  }
}
