package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InertOptionsTest {

  private static final Map<String, Set<String>> READS =
      Map.of(
          "compile", Set.of("jvmArgs"),
          "publish", Set.of("dryRun", "jvmArgs"),
          "run-once", Set.of("dryRun", "wait"),
          "status", Set.of("job"));

  @Test
  void saysWhatHasNoEffectAndWhereItHas() {
    assertThat(InertOptions.of(Set.of("dryRun", "job", "wait"), Set.of("status"), READS))
        .containsExactly(
            entry(
                "dryRun",
                "-Dvertexai.dryRun has no effect on vertexai:status; it is for publish and"
                    + " run-once."),
            entry("wait", "-Dvertexai.wait has no effect on vertexai:status; it is for run-once."));
    assertThat(InertOptions.of(Set.of("wait"), Set.of("status", "compile"), READS))
        .containsExactly(
            entry(
                "wait",
                "-Dvertexai.wait has no effect on vertexai:compile and vertexai:status; it is for"
                    + " run-once."));
  }

  /** Goals of one command line share its options, and all goals share the settings. */
  @Test
  void leavesTheRestAlone() {
    assertThat(InertOptions.of(Set.of("dryRun"), Set.of("compile", "run-once"), READS)).isEmpty();
    assertThat(
            InertOptions.of(
                Set.of("env", "skip", "region", "run_config.image", "nonsense"),
                Set.of("status"),
                READS))
        .isEmpty();
    assertThat(InertOptions.of(Set.of("dryRun"), Set.of("help"), READS)).isEmpty();
  }

  @Test
  void nothingIsDoneWithoutTheDryRunThatWasAskedFor() {
    assertThat(GoalOption.names().stream().filter(InertOptions::isRefused))
        .containsExactly("dryRun");
  }
}
