package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in a command for artifacts, for structs, and inside of JSON. */
class PlaceholderTest extends LabTest {

  @Test
  void fillsArtifactsEscapesAndStructs() {
    Lab.Ran ran = lab.run("more-placeholders");
    assertThat(ran.errors()).isEmpty();
    List<String> lines = ran.artifact("say", "lines").lines().toList();
    String report = "/say_" + ran.task("say").getTaskId() + "/executor_output.json";
    assertThat(lines)
        .contains(
            "plain say \"it\" \\ twice",
            "escaped say \\\"it\\\" \\\\ twice",
            "metadata the root, 7",
            "own text {\"kind\":\"text\"}",
            "--there=here",
            "--twice",
            "--else=inner",
            "list [\"root\",1,{\"k\":\"a root\"}]")
        .doesNotContain("--not", "--gone");
    assertThat(lines.get(0)).matches("uuid \\d+ created \\S+Z scheduled \\S+Z");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("file "))
        .allMatch(line -> line.matches("file (\\S+) \\1") && line.endsWith(report));
  }

  /** A command that hands the whole input on inside a JSON text of its own. */
  @Test
  void nestsTheExecutorInputInJson() {
    Lab.Ran ran = lab.run("more-placeholders");
    String line =
        ran.artifact("say", "lines")
            .lines()
            .filter(text -> text.startsWith("{\"input\""))
            .findFirst()
            .orElseThrow();
    String inner = JsonValues.object(JsonValues.read(line)).get("input").toString();
    assertThat(JsonValues.object(JsonValues.object(JsonValues.read(inner)).get("inputs")))
        .containsKeys("parameterValues", "artifacts");
  }

  @Test
  void importsFromWhereAConstantWithAPlaceholderSays() {
    Lab.Ran ran = lab.run("more-placeholders");
    var raw = ran.task("raw").getOutputsOrThrow("artifact").getArtifacts(0);
    assertThat(raw.getUri()).isEqualTo("gs://lab/data.csv");
    assertThat(raw.getMetadata().getFieldsOrThrow("from").getStringValue()).isEqualTo("the root");
  }
}
