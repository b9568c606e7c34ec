package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.process.ProcessMark;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with an emulator of their own, which must leave no process behind. */
abstract class LabTest {

  @TempDir Path home;

  Lab lab;

  @BeforeEach
  void open() throws Exception {
    lab = Lab.open(home);
    Files.createDirectories(lab.bucket("lab"));
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
    assertThat(ProcessMark.of(home).processes()).isEmpty();
  }
}
