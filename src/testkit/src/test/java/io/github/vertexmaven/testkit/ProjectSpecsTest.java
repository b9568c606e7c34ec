package io.github.vertexmaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSpecsTest {

  @TempDir static Path dir;

  private static CompiledSpec spec;

  @BeforeAll
  static void compile() throws Exception {
    spec = ProjectSpecs.of(SmallProject.in(dir.resolve("small")), "local").pipeline("words");
  }

  @Test
  void looksIntoASpec() {
    assertThat(spec.name()).isEqualTo("small-words");
    assertThat(spec.tasks()).containsExactly("count", "importer-text", "longest", "split");
    assertThat(spec.parameters()).containsExactly("min_length");
    assertThat(spec.parameterDefault("min_length").orElseThrow().getAsInt()).isEqualTo(1);
    assertThat(spec.parameterDefault("none")).isEmpty();
  }

  @Test
  void looksIntoATask() {
    SpecTask longest = spec.task("longest");
    assertThat(longest.dependsOn()).containsExactly("split");
    assertThat(longest.artifacts()).containsExactly("words");
    assertThat(longest.parameters()).isEmpty();
    assertThat(longest.isCached()).isTrue();
    assertThat(longest.retries()).isZero();
    assertThat(longest.image()).isEqualTo("java@sha256:0");
    assertThat(longest.command()).startsWith("java").contains("{{$}}");
    assertThat(longest.cpuLimit()).contains(8.0);
    assertThat(longest.memoryLimit()).contains(64.424509440);
    assertThat(longest.accelerator()).isEmpty();
    assertThat(longest.acceleratorCount()).isZero();
    assertThat(spec.task("split").parameters()).containsExactly("min_length");
    assertThat(spec.task("split").cpuLimit()).isEmpty();
    assertThat(spec.task("importer-text").isContainer()).isFalse();
  }

  @Test
  void saysWhichTasksThereAre() {
    assertThatThrownBy(() -> spec.task("longst"))
        .hasMessage(
            "The spec has no task 'longst'; it has count, importer-text, longest, split; did you mean"
                + " 'longest'?");
  }
}
