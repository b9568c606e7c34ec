package io.github.vertexmaven.emulator.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.JobState;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.Values;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run looks like while its jobs go on. */
class KnownRunTest {

  private static final JobDefinition DEFINITION =
      new JobDefinition(
          new JobKey(7, "l", "job"),
          1,
          "",
          Map.of(),
          "minio://bucket/root",
          Values.NONE,
          false,
          Map.of(),
          new JobDefinition.Facts("", "", "", Optional.empty()),
          "{}",
          Instant.now());

  @TempDir Path home;

  /** Otherwise a run that has ended shows tasks that were read before. */
  @Test
  void staysAsItWasWhenItWasRead() throws Exception {
    Job job = Jobs.open(home).create(DEFINITION).orElseThrow();
    KnownRun before = KnownRun.of(null, List.of(job), false);
    job.change(JobState.RUNNING, Optional.empty());
    KnownRun running = KnownRun.of(null, List.of(job), false);
    job.change(JobState.FAILED, Optional.empty());

    assertThat(before.state()).isEqualTo("PENDING");
    assertThat(running.state()).isEqualTo("RUNNING");
    assertThat(running.hasEnded()).isFalse();
    assertThat(running.finished()).isEmpty();
    assertThat(running.history()).extracting(KnownRun.Change::state).endsWith("RUNNING");
    assertThat(KnownRun.of(null, List.of(job), false).history())
        .extracting(KnownRun.Change::state)
        .containsExactly("PENDING", "RUNNING", "FAILED");
  }
}
