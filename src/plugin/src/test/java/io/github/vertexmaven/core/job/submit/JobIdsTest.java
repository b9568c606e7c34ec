package io.github.vertexmaven.core.job.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobIdsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T23:59:58.999Z");

  @ParameterizedTest
  @CsvSource({
    "space-data-science, space-data-science-20261123235958-",
    "My Pipeline_v2, my-pipeline-v2-20261123235958-",
    "--odd--, odd-20261123235958-",
    "2nd, p-2nd-20261123235958-",
    "Größe, gr-e-20261123235958-",
    "___, p-20261123235958-"
  })
  void nameTimeAndSuffixInTheCharactersOfTheService(String pipeline, String start) {
    assertThat(JobIds.next(pipeline, NOW, new Random(1)))
        .startsWith(start)
        .matches("[a-z][a-z0-9-]*-[0-9a-f]{4}");
  }

  @Test
  void longNamesAreCutToWhatTheServiceAllows() {
    String id = JobIds.next("x".repeat(300), NOW, new Random(1));
    assertThat(id).hasSize(127).matches("x{107}-20261123235958-[0-9a-f]{4}");
    assertThat(JobIds.next("x".repeat(106) + "-y", NOW, new Random(1)))
        .matches("x{106}-20261123235958-[0-9a-f]{4}");
  }

  @Test
  void twoSubmissionsOfOneSecondDiffer() {
    Random random = new Random(7);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      ids.add(JobIds.next("a", NOW, random));
    }
    assertThat(ids).hasSize(20);
  }
}
