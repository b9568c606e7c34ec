package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goals ask of a service that has one job. */
class ServiceVerbsTest {

  private static final String PAGE =
      "https://console.cloud.google.com/vertex-ai/locations/europe-west1/pipelines/runs/space-1"
          + "?project=acme-ml";

  private static final Map<String, String> OURS =
      Map.of("vertexai-project", "space", "vertexai-env", "local");

  @TempDir Path dir;
  private Workplace place;

  @BeforeEach
  void runAJob() {
    place = Workplace.in(dir);
    JobTemplate job =
        new JobTemplate("space-1", "{}", "gs://bucket/runs", Map.of(), JobOptions.labelled(OURS));
    place.service.jobs().submit(new JobSubmission("space-1", job));
  }

  @Test
  void listsJobsAndSchedules() {
    new ListJobs(place.build().call(), Optional.empty(), 20).run();
    assertThat(place.said.lines()).anyMatch(line -> line.contains("space-1")).contains("");
    place.said.lines().clear();
    new ListJobs(place.build().call(), Optional.of("state=\"x\""), 20).run();
    assertThat(place.said.lines()).doesNotContain("");
  }

  @Test
  void showsTheLatestJob() {
    new ShowStatus(place.build().call(), Optional.empty(), Optional.empty(), Optional.empty())
        .run();
    assertThat(place.said.lines())
        .startsWith("Job space-1: succeeded", PAGE)
        .anyMatch(line -> line.contains("train"));
  }

  @Test
  void theLatestJobIsOneOfThisProjectInThisEnvironment() {
    submit("other-2", Map.of("vertexai-project", "other", "vertexai-env", "local"));
    submit("space-3", Map.of("vertexai-project", "space", "vertexai-env", "prod"));
    submit("by-hand", Map.of());
    new ShowStatus(place.build().call(), Optional.empty(), Optional.empty(), Optional.empty())
        .run();
    assertThat(place.said.lines()).startsWith("Job space-1: succeeded");
    place.service.submitted().remove("space-1");
    ShowStatus none =
        new ShowStatus(place.build().call(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThatThrownBy(none::run)
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Project 'space' has no pipeline jobs in environment 'local' yet.\n"
                + "  -Dvertexai.env means another environment, -Dvertexai.job=ID any job.");
  }

  private void submit(String id, Map<String, String> labels) {
    JobTemplate job =
        new JobTemplate(id, "{}", "gs://bucket/runs", Map.of(), JobOptions.labelled(labels));
    place.service.jobs().submit(new JobSubmission(id, job));
  }

  @Test
  void printsWhatTasksPrinted() {
    PrintLogs all =
        new PrintLogs(
            place.build().call(), Optional.of("space-1"), Optional.empty(), Optional.empty());
    all.run();
    assertThat(place.said.lines()).anyMatch(line -> line.contains("It went wrong."));
    PrintLogs other =
        new PrintLogs(
            place.build().call(), Optional.empty(), Optional.of("test"), Optional.empty());
    assertThatThrownBy(other::run)
        .isInstanceOf(UserException.class)
        .hasMessage("Job space-1 has no task 'test'. It has: train.");
  }

  @Test
  void cancelsAJobThatStillRuns() {
    place.service.jobsEnd(JobStatus.State.RUNNING);
    new CancelJob(place.build().call(), Optional.of("space-1"), dir).run();
    assertThat(place.said.lines()).containsExactly("Job space-1 was asked to stop.");
    place.said.lines().clear();
    new CancelJob(place.build().call(), Optional.of("space-1"), dir).run();
    assertThat(place.said.lines())
        .singleElement()
        .asString()
        .doesNotContain("was asked to stop")
        .contains("space-1");
  }

  @Test
  void opensThePageOfAJob() {
    List<URI> opened = new ArrayList<>();
    new OpenPage(place.build().call(), Optional.of("space-1"), Optional.of(opened::add)).run();
    assertThat(opened).containsExactly(URI.create(PAGE));
    assertThat(place.said.lines()).containsExactly(PAGE);
  }

  @Test
  void cleansWhatThisProjectRanInThisEnvironment() {
    place.configs().conf("local/vertexai.yml", "run_config: {ttl: 0s}\n");
    String root = "gs://bucket/folder/vertexai-runs";
    for (Map<String, String> labels :
        List.of(
            OURS,
            Map.of("vertexai-project", "space", "vertexai-env", "prod"),
            Map.of("vertexai-project", "other", "vertexai-env", "local"))) {
      String id = "run-" + labels.get("vertexai-project") + "-" + labels.get("vertexai-env");
      JobTemplate job = new JobTemplate(id, "{}", root, Map.of(), JobOptions.labelled(labels));
      place.service.jobs().submit(new JobSubmission(id, job));
    }
    new CleanRuns(place.build().call(), false, false, true).run();
    assertThat(place.service.listed()).contains(new JobQuery.Labelled(OURS));
  }
}
