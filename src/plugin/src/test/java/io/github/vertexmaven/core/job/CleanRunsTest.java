package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of old runs where their data may be deleted, and where it may not. */
class CleanRunsTest {

  private static final String STAYS =
      "The cache of Kubeflow Pipelines returns results without a time limit, even if their data was deleted. So vertexai:clean-runs deletes nothing there.";
  private static final String RULE =
      "Use a lifecycle rule of the bucket to delete data that is older than any result that you reuse.";

  @TempDir Path dir;

  private Workplace place(String settings) {
    Workplace place = Workplace.in(dir);
    place
        .configs()
        .conf("base/vertexai.yml", settings + "run_config: {root: bucket/folder, ttl: 0}\n");
    for (String id : List.of("space-1", "space-2", "other-3")) {
      Map<String, String> labels =
          Map.of("vertexai-project", id.replaceFirst("-.*", ""), "vertexai-env", "local");
      JobTemplate job =
          new JobTemplate(id, "{}", "gs://bucket/runs", Map.of(), JobOptions.labelled(labels));
      place.service.jobs().submit(new JobSubmission(id, job));
    }
    return place;
  }

  private Workplace installation() {
    return place("host: https://kubeflow.example.com/pipeline\nkubeflow: {auth: {type: none}}\n");
  }

  private static List<String> said(Workplace place, boolean delete, boolean archive, boolean dry) {
    place.said.lines().clear();
    new CleanRuns(place.build().call(), delete, archive, dry).run();
    return place.said.lines();
  }

  @Test
  void archivesOldRunsOfTheProjectOnAnInstallation() {
    Workplace place = installation();
    assertThat(said(place, false, false, false))
        .containsExactly(
            "Runs that ended more than 0 s ago and are not archived: 2",
            "space-1  ended 2026-11-23T10:00:00Z",
            "space-2  ended 2026-11-23T10:00:00Z",
            "Nothing is archived yet; to archive them, add -Dvertexai.archive",
            STAYS,
            RULE);
    assertThat(said(place, false, true, true))
        .contains(
            "Dry run: nothing is archived; without -Dvertexai.dryRun, -Dvertexai.archive archives"
                + " 2 runs.");
    assertThat(place.service.archived()).isEmpty();
    assertThat(said(place, false, true, false))
        .contains(
            "Archived 2 runs. Lists leave archived runs out; list-pipelines shows them with"
                + " -Dvertexai.filter=storage_state=ARCHIVED.");
    assertThat(place.service.archived()).containsExactly("space-1", "space-2");
    assertThat(said(place, false, true, false))
        .startsWith(
            "Runs that ended more than 0 s ago and are not archived: none",
            "There is nothing to archive.");
  }

  @Test
  void leavesRunsThatHaveNotEnded() {
    Workplace place = installation();
    place.service.jobsEnd(JobStatus.State.RUNNING);
    assertThat(said(place, false, true, false)).contains("There is nothing to archive.");
    assertThat(place.service.archived()).isEmpty();
  }

  @Test
  void deletesNothingOnAnInstallation() {
    Workplace place = installation();
    assertThatThrownBy(() -> said(place, true, true, false))
        .isInstanceOf(UserException.class)
        .hasMessage(
            STAYS
                + "\n  "
                + RULE
                + "\n  -Dvertexai.archive takes the runs themselves out of lists.");
    assertThat(place.service.archived()).isEmpty();
  }

  @Test
  void vertexHasNoArchive() {
    Workplace place = place("project_id: acme-ml\nregion: europe-west1\n");
    assertThatThrownBy(() -> said(place, false, true, false))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Vertex AI has no archive of jobs: leave out -Dvertexai.archive. -Dvertexai.delete"
                + " deletes the data of old ones.");
    assertThat(said(place, false, false, false))
        .containsExactly(
            "Jobs in gs://bucket/folder/vertexai-runs that ended more than 0 s ago and have data"
                + " left: none");
  }
}
