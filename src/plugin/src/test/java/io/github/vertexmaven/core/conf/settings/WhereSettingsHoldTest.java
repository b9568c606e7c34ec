package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhereSettingsHoldTest {

  @TempDir Path dir;

  private static boolean covers(WhereSettingsHold.Row row, String leaf) {
    return leaf.equals(row.path())
        || leaf.startsWith(row.path() + ".")
        || leaf.startsWith(row.path() + "[");
  }

  @Test
  void theTableHasEachSettingOnceAndNothingElse() {
    TreeSet<String> leaves = SettingLeaves.all();
    assertThat(leaves)
        .contains("run_config.nodes.<node>.retry.max", "run_config.network.host_aliases[].ip")
        .allSatisfy(
            leaf ->
                assertThat(WhereSettingsHold.rows().stream().filter(row -> covers(row, leaf)))
                    .as(leaf)
                    .hasSize(1));
    assertThat(WhereSettingsHold.rows())
        .allSatisfy(row -> assertThat(leaves).as(row.path()).anyMatch(leaf -> covers(row, leaf)));
  }

  @Test
  void whatHasNoEffectInOneProcessIsSaidWithItsPlace() {
    List<String> notes =
        WhereSettingsHold.withoutEffectHere(
            Configs.in(dir)
                .conf(
                    "base/vertexai.yml",
                    """
                    run_config:
                      jvm_flags: [-Xss4m]
                      failure_policy: slow
                      network:
                        host_aliases: [{ip: 10.0.0.1, hostnames: [db]}]
                      nodes:
                        train: {env: {A: 1, B: 2}, retry: {max: 1}}
                    """)
                .resolve()
                .settings());
    assertThat(notes)
        .containsExactly(
            "conf/base/vertexai.yml:2: run_config.jvm_flags has no effect in run-local; give flags"
                + " with -Dvertexai.jvmArgs.",
            "conf/base/vertexai.yml:3: run_config.failure_policy: slow has no effect in run-local;"
                + " after a failure no further node starts.",
            "conf/base/vertexai.yml:5: run_config.network.host_aliases has no effect in run-local;"
                + " add the names to the hosts file of this machine.",
            "conf/base/vertexai.yml:7: run_config.nodes.train.env has no effect in run-local, where"
                + " all nodes share one process; set A, B in the shell.");
  }

  @Test
  void whereNothingIsWrittenNothingIsSaid() {
    assertThat(
            WhereSettingsHold.withoutEffectHere(
                Configs.in(dir)
                    .conf("base/vertexai.yml", "run_config: {failure_policy: fast}\n")
                    .resolve()
                    .settings()))
        .isEmpty();
  }
}
