package io.github.vertexmaven.core.job.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLabelsTest {

  @TempDir Path dir;

  @Test
  void sayWhoMadeTheJob() {
    var config = Configs.in(dir).conf("base/vertexai.yml", "region: r\n").artifactId("My.App");
    assertThat(RunLabels.of(config.resolve(), "0.1.0-SNAPSHOT", Optional.of("12ab")))
        .isEqualTo(
            Map.of(
                "vertexai-maven-plugin", "0-1-0-snapshot",
                "vertexai-commit", "12ab",
                "vertexai-project", "my-app",
                "vertexai-version", "1-0",
                "vertexai-env", "local"));
  }

  @ParameterizedTest
  @CsvSource({"a_B-9, a_b-9", "1.0+x/y, 1-0-x-y", "Größe, gr--e", "'', ''"})
  void valuesHaveTheCharactersOfTheService(String text, String value) {
    assertThat(RunLabels.value(text)).isEqualTo(value);
  }

  @Test
  void longValuesAreCut() {
    assertThat(RunLabels.value("v".repeat(64))).isEqualTo("v".repeat(63));
  }

  @Test
  void namesThePartThatARunIsOf() {
    assertThat(RunLabels.part(List.of())).isEmpty();
    assertThat(RunLabels.part(List.of("nodes=uk.Sum,total", "onlyMissingOutputs")))
        .isEqualTo(Map.of("vertexai-part", "nodes-uk-sum-total-onlymissingoutputs"));
    assertThat(RunLabels.goingOnFrom("space-1"))
        .isEqualTo(Map.of("vertexai-part", "resume-space-1"));
    assertThat(RunLabels.part(List.of("nodes=" + "a".repeat(90))).get("vertexai-part")).hasSize(63);
  }
}
