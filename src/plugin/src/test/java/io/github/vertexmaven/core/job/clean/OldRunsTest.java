package io.github.vertexmaven.core.job.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OldRunsTest {

  private static final String ROOT = "gs://b/x/vertexai-runs";
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(7));

  private final TreeSet<String> bucket = new TreeSet<>();
  private final List<JobStatus> jobs = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  private void job(String id, JobStatus.State state, int daysAgo, TaskStatus... tasks) {
    job(id, state, daysAgo, ROOT, tasks);
  }

  private void job(String id, JobStatus.State state, int days, String root, TaskStatus... tasks) {
    Optional<Instant> ended =
        state.isFinal() ? Optional.of(NOW.minus(Duration.ofDays(days))) : Optional.empty();
    jobs.add(
        new JobStatus(
            id,
            id,
            "p",
            state,
            ended,
            ended,
            ended,
            Optional.empty(),
            Map.of(),
            root,
            List.of(tasks)));
  }

  private static TaskStatus task(TaskStatus.State state, String... uris) {
    return new TaskStatus(
        1,
        Optional.empty(),
        "t",
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        Map.of("out", List.of(uris)),
        Map.of(),
        List.of());
  }

  private String written(String job, String name) {
    String uri = ROOT + "/42/" + job + "/train_7/" + name;
    bucket.add(uri);
    return uri;
  }

  private static Map<String, Long> sized(String... uris) {
    return Stream.of(uris).collect(Collectors.toMap(uri -> uri, uri -> (long) uri.length()));
  }

  private OldRuns old() {
    return OldRuns.of(
        jobs,
        ROOT,
        job -> !job.jobId().startsWith("dev-") && OldRuns.isOld(job, ROOT, BEFORE),
        prefix -> {
          asked.add(prefix);
          Map<String, Long> sizes = new TreeMap<>();
          bucket.stream()
              .filter(uri -> uri.startsWith(prefix))
              .forEach(uri -> sizes.put(uri, (long) uri.length()));
          return sizes;
        });
  }

  @Test
  void deletesOnlyWhenItIsWantedAndNoDryRun() {
    OldRuns old =
        new OldRuns(
            List.of(new OldRuns.Job("a", NOW, Map.of("gs://b/1", 900L, "gs://b/2", 600L))), 0);
    OldRuns none = new OldRuns(List.of(), 0);
    List<String> deleted = new ArrayList<>();
    for (boolean wanted : List.of(false, true)) {
      assertThat(old.clean(wanted, true, deleted::addAll))
          .contains(
              "Dry run: nothing is deleted; without -Dvertexai.dryRun, -Dvertexai.delete deletes 2"
                  + " objects, 1.5 kB.");
    }
    assertThat(none.clean(true, true, deleted::addAll)).contains("Dry run: nothing is deleted.");
    assertThat(old.clean(false, false, deleted::addAll))
        .contains("Nothing is deleted yet; to delete them, add -Dvertexai.delete");
    assertThat(none.clean(false, false, deleted::addAll)).isEmpty();
    assertThat(deleted).isEmpty();
    assertThat(old.clean(true, false, deleted::addAll)).contains("Deleted 2 objects, 1.5 kB.");
    assertThat(deleted).containsExactly("gs://b/1", "gs://b/2");
    assertThat(none.clean(true, false, deleted::addAll)).contains("Deleted 0 objects, 0 bytes.");
  }

  @Test
  void findsAllThatOldFinishedJobsWrote() {
    String model = written("old", "model");
    String note = written("old", "executor_output.json");
    String failed = written("failed", "model");
    job("old", JobStatus.State.SUCCEEDED, 8, task(TaskStatus.State.SUCCEEDED, model));
    job("failed", JobStatus.State.FAILED, 9, task(TaskStatus.State.SUCCEEDED, failed));
    assertThat(old().jobs())
        .containsExactly(
            new OldRuns.Job("failed", NOW.minus(Duration.ofDays(9)), sized(failed)),
            new OldRuns.Job("old", NOW.minus(Duration.ofDays(8)), sized(note, model)));
    assertThat(old().count()).isEqualTo(3);
    assertThat(old().bytes()).isEqualTo(model.length() + note.length() + failed.length());
  }

  @Test
  void keepsWhatTheOldJobsOfAnotherEnvironmentUse() {
    String shared = written("old", "model");
    written("dev-1", "model");
    job("old", JobStatus.State.SUCCEEDED, 8, task(TaskStatus.State.SUCCEEDED, shared));
    job("dev-1", JobStatus.State.SUCCEEDED, 8, task(TaskStatus.State.SKIPPED, shared));
    assertThat(old().jobs()).isEmpty();
    assertThat(old().used()).isEqualTo(1);
  }

  @Test
  void keepsYoungAndUnfinishedJobsAndThoseOfOtherRoots() {
    job(
        "young",
        JobStatus.State.SUCCEEDED,
        6,
        task(TaskStatus.State.SUCCEEDED, written("young", "m")));
    job(
        "running",
        JobStatus.State.RUNNING,
        30,
        task(TaskStatus.State.SUCCEEDED, written("running", "m")));
    job(
        "other",
        JobStatus.State.SUCCEEDED,
        30,
        "gs://b/y/vertexai-runs",
        task(TaskStatus.State.SUCCEEDED, "gs://b/y/vertexai-runs/42/other/t/m"));
    assertThat(old()).isEqualTo(new OldRuns(List.of(), 0));
    assertThat(asked).isEmpty();
  }

  @Test
  void keepsWhatAYoungerJobTookFromTheCache() {
    String model = written("old", "model");
    String part = written("old", "frames/part-1");
    String table = written("old", "table");
    job("old", JobStatus.State.SUCCEEDED, 8, task(TaskStatus.State.SUCCEEDED, model, table));
    job(
        "young",
        JobStatus.State.SUCCEEDED,
        1,
        task(TaskStatus.State.SKIPPED, model, part.replace("/part-1", "")));
    assertThat(old().jobs())
        .containsExactly(new OldRuns.Job("old", NOW.minus(Duration.ofDays(8)), sized(table)));
    assertThat(old().used()).isEqualTo(2);
  }

  @Test
  void neverGuessesAPlaceAndNeverTouchesCodeOrOtherData() {
    bucket.add("gs://b/x/vertexai-code/launch-1.jar");
    bucket.add("gs://b/x/data/table.csv");
    bucket.add(ROOT + "/42/silent/t/m");
    written("old", "vertexai-code/lib.jar");
    job("silent", JobStatus.State.SUCCEEDED, 8);
    job(
        "old",
        JobStatus.State.SUCCEEDED,
        8,
        task(
            TaskStatus.State.SUCCEEDED,
            "gs://b/x/data/table.csv",
            "gs://b/x/vertexai-code/data/1/raw.csv",
            "gs://elsewhere/old/m",
            ROOT + "/42/old/train_7/gone"));
    assertThat(old().jobs()).isEmpty();
    assertThat(asked).containsExactly(ROOT + "/42/old/");
  }

  @Test
  void dataThatIsGoneIsNoData() {
    job(
        "old",
        JobStatus.State.SUCCEEDED,
        8,
        task(TaskStatus.State.SUCCEEDED, ROOT + "/42/old/t/m"));
    assertThat(old().jobs()).isEmpty();
  }
}
