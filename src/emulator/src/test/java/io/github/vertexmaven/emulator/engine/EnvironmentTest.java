package io.github.vertexmaven.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void windowsKeepsWhatItsProgramsNeed() {
    Map<String, String> ours =
        Map.of("SystemRoot", "C:\\Windows", "Path", "C:\\Windows\\system32", "SECRET", "x");

    assertThat(Environment.system(";", ours, "C:\\jdk\\bin"))
        .isEqualTo(
            Map.of("PATH", "C:\\jdk\\bin;C:\\Windows\\system32", "SystemRoot", "C:\\Windows"));
  }

  @Test
  void elsewhereNothingOfOursIsHandedOn() {
    assertThat(Environment.system(":", Map.of("PATH", "/opt", "SECRET", "x"), "/jdk/bin"))
        .isEqualTo(
            Map.of(
                "PATH", "/jdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
  }
}
