package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.config.ConfException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurationsFileTest {

  @TempDir Path layer;

  @Test
  void keepsWholeSecondsSortedAndWhatWasNotMeasuredAgain() throws Exception {
    DurationsFile file = DurationsFile.in(layer.resolve("conf/prod"));
    file.add(Map.of("train", Duration.ofMillis(90_600), "split", Duration.ofMillis(20)));
    file.add(Map.of("split", Duration.ofMillis(2_400), "a.b", Duration.ZERO, "no", Duration.ZERO));
    assertThat(file.file())
        .isEqualTo(layer.resolve("conf/prod/vertexai-durations.yml"))
        .content()
        .isEqualTo(
            """
            # How long nodes took, for run_config.grouping; -Dvertexai.saveDurations wrote it.
            durations:
              a.b: 1s
              'no': 1s
              split: 2s
              train: 91s
            """);
    String before = Files.readString(file.file());
    file.add(Map.of("train", Duration.ofSeconds(91)));
    assertThat(file.file()).content().isEqualTo(before);
  }

  @Test
  void losesNothingOfAFileThatCannotBeRead() throws Exception {
    DurationsFile file = DurationsFile.in(layer);
    Files.writeString(file.file(), "durations: [\n");
    assertThatThrownBy(() -> file.add(Map.of("train", Duration.ofSeconds(91))))
        .isInstanceOf(ConfException.class);
    assertThat(file.file()).hasContent("durations: [\n");
  }
}
