package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleConfigTest {

  private static final String SAMPLE = SampleConfig.text("my-project", "europe-west1", "app");

  private static SettingsReading read(String text) {
    return SettingsReading.of((ConfValue.Mapping) YamlReader.readValue(text, "vertexai.yml"));
  }

  /** What a user does who takes the comment signs from all keys. */
  private static String uncommented() {
    Stream<String> lines =
        SAMPLE
            .lines()
            .filter(line -> !line.startsWith("# "))
            .map(line -> line.replaceFirst("^( +)# (?=( *#| *- | *[\\w./-]+:( |$)))", "$1"))
            .filter(line -> !line.matches(" *# .*"));
    return String.join("\n", lines.toList()) + "\n";
  }

  @Test
  void setsOnlyWhatAProjectNeeds() {
    SettingsReading reading = read(SAMPLE);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.settings().run().root())
        .map(RunRoot::path)
        .contains("my-project-pipelines/app");
    assertThat(reading.settings().run().nodes().resources()).isEmpty();
  }

  @Test
  void everyKeyThatIsCommentedOutIsSound() {
    SettingsReading reading = read(uncommented());
    assertThat(reading.problems()).isEmpty();
    RunSettings run = reading.settings().run();
    assertThat(run.nodes().resources()).containsKeys("data-import-node", "__default__");
    assertThat(run.nodes().accelerators()).containsEntry("gpu_node_tag", "NVIDIA_TESLA_T4");
    assertThat(run.network().hostAliases()).isNotEmpty();
    assertThat(run.schedules().declared()).isNotEmpty();
    assertThat(run.ttl()).isPresent();
    assertThat(run.experiment()).contains("MyExperiment");
  }

  @Test
  void namesTheSchemaAndKeepsLinesShort() {
    List<String> lines = SAMPLE.lines().toList();
    assertThat(lines.get(0)).isEqualTo("# yaml-language-server: $schema=../vertexai.schema.json");
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(104));
    assertThat(SAMPLE).doesNotContain("\n\n\n").endsWith("\n").doesNotEndWith("\n\n");
  }
}
