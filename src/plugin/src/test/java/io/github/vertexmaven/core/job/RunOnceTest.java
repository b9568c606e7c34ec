package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.image.ImageOptions;
import io.github.vertexmaven.core.job.watch.FailedJob;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.MemoryService;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOnceTest {

  @TempDir Path dir;

  private static final RunOnce.Source PROJECT =
      new RunOnce.Source(Optional.empty(), Optional.empty());

  private static void run(Workplace place, RunOnce.Source source, boolean dryRun) {
    run(place, source, true, dryRun);
  }

  private static void run(Workplace place, RunOnce.Source source, boolean waits, boolean dryRun) {
    RunOnce.Options options =
        new RunOnce.Options(
            source,
            waits,
            Optional.empty(),
            dryRun,
            new ImageOptions(false, false),
            Optional.empty(),
            true);
    new RunOnce(place.build(), Workplace.all(), Workplace.releases(), Workplace.turn(), options)
        .run();
  }

  @Test
  void shipsSubmitsAndReports() {
    Workplace place = Workplace.in(dir);
    run(place, PROJECT, false);
    JobSubmission job = place.service.submitted().values().iterator().next();
    assertThat(job.job().outputDirectory()).isEqualTo("gs://bucket/folder/vertexai-runs");
    assertThat(job.job().spec()).contains("eclipse-temurin@" + MemoryService.DIGEST);
    assertThat(job.job().options().labels()).containsEntry("vertexai-env", "local");
    assertThat(place.service.objects().list("gs://bucket/folder/vertexai-code/")).isNotEmpty();
    assertThat(place.lines())
        .contains(
            "Image     eclipse-temurin@" + MemoryService.DIGEST,
            "Spec      target/vertexai/space.json",
            "Run data  gs://bucket/folder/vertexai-runs",
            "Report    target/vertexai/space.run.html");
    assertThat(dir.resolve("target/vertexai/space.run.html")).exists();
    assertThat(dir.resolve("target/vertexai/TEST-space.xml")).exists();
  }

  @Test
  void aJobThatFailsSaysWhichTaskAndIsReportedAsWell() {
    Workplace place = Workplace.in(dir);
    place.service.jobsEnd(JobStatus.State.FAILED);
    assertThatThrownBy(() -> run(place, PROJECT, false))
        .isInstanceOf(FailedJob.class)
        .hasMessageContaining("Task 'train' failed")
        .hasMessageContaining("It went wrong.");
    assertThat(dir.resolve("target/vertexai/space.run.html")).exists();
  }

  @Test
  void aJobThatFailsAtOnceFailsTheBuildAlsoWhenNobodyWaits() {
    Workplace place = Workplace.in(dir);
    place.service.jobsEnd(JobStatus.State.FAILED);
    assertThatThrownBy(() -> run(place, PROJECT, false, false))
        .isInstanceOf(FailedJob.class)
        .hasMessageContaining("Task 'train' failed");
  }

  @Test
  void aJobThatFailsBeforeItIsInItsExperimentIsToldAsAFailure() {
    Workplace place = Workplace.in(dir);
    place
        .configs()
        .conf(
            "base/vertexai.yml",
            "project_id: acme-ml\nregion: europe-west1\n"
                + "run_config: {root: bucket/folder, experiment_name: Flights}\n");
    place.service.registersNoJob();
    place.service.jobsEnd(JobStatus.State.FAILED);
    assertThatThrownBy(() -> run(place, PROJECT, false, false)).isInstanceOf(FailedJob.class);
    assertThat(place.said.lines()).noneMatch(line -> line.contains("is not part of experiment"));
  }

  @Test
  void aDryRunSaysWhatWouldBeSentAndConnectsToNobody() {
    Workplace place = Workplace.in(dir);
    run(place, PROJECT, true);
    assertThat(place.lines())
        .startsWith("Dry run: nothing is uploaded or submitted.")
        .contains("Pipeline    space", "Parameters  as compiled");
    assertThat(place.service.connected()).isEmpty();
  }

  @Test
  void aSpecIsSubmittedAsItIs() {
    Workplace compiled = Workplace.in(dir.resolve("compiled"));
    run(compiled, PROJECT, true);
    Workplace place = Workplace.in(dir.resolve("other"));
    String spec = dir.resolve("compiled/target/vertexai/space.json").toString();
    run(place, new RunOnce.Source(Optional.empty(), Optional.of(spec)), false);
    assertThat(place.service.submitted()).hasSize(1);
    assertThat(place.service.objects().list("gs://bucket/folder/vertexai-code/")).isEmpty();
    assertThat(dir.resolve("other/target/vertexai/space.json")).doesNotExist();
  }

  @Test
  void aProjectThatIsNotCompiledSaysWhatToType() {
    Workplace place = Workplace.in(dir);
    assertThat(dir.resolve("target/classes").toFile().renameTo(dir.resolve("away").toFile()))
        .isTrue();
    assertThatThrownBy(() -> run(place, PROJECT, false))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "The project is not compiled: target/classes does not exist.\n"
                + "  Run: mvn compile vertexai:run-once");
  }
}
