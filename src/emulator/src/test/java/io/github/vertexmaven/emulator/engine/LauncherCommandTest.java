package io.github.vertexmaven.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherCommandTest {

  private static final Path JAVA = Path.of("/jdk/bin/java");
  private static final String MAIN = "io.github.vertexmaven.boot.Boot";

  private static List<String> onHost(String... words) {
    return LauncherCommand.onHost(List.of(words), JAVA);
  }

  @Test
  void ourLauncherStartsQuickly() {
    assertThat(onHost("java", "-Xmx1g", "-cp", "a.jar", MAIN, "-XX:+UseZGC"))
        .startsWith(JAVA.toString(), "-XX:+UseSerialGC")
        .endsWith("-Xmx1g", "-cp", "a.jar", MAIN, "-XX:+UseZGC")
        .hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseParallelGC",
        "-XX:-UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:CompileThreshold=10",
        "-Xint"
      })
  void whatTheProjectChoosesHolds(String choice) {
    assertThat(onHost("java", choice, "-cp", "a.jar", MAIN))
        .containsExactly(JAVA.toString(), choice, "-cp", "a.jar", MAIN);
  }

  @Test
  void programsOfOthersStartAsTheyAre() {
    assertThat(onHost("java", "-jar", "other.jar", "x"))
        .containsExactly(JAVA.toString(), "-jar", "other.jar", "x");
  }
}
