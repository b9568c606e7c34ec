package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.JobArchive;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs as jobs. */
class RunsTest {

  private final FakeKubeflow server = new FakeKubeflow();
  private final Lent lent = new Lent();
  private final Remote remote = Installations.open(server.address(), Installations.QUICK, lent);

  @AfterEach
  void close() {
    remote.close();
    server.close();
  }

  private JobStatus submit(String name) {
    return remote.jobs().submit(Installations.submission(name));
  }

  private JsonObject run(JobStatus job) {
    return server.things.get("runs/" + job.jobId());
  }

  @Test
  void asksForTheHealthFirstThenForTheExperimentAndSendsTheSpecAsItIs() {
    JobStatus made = submit("train-1");
    assertThat(server.calls.get(0).line()).isEqualTo("GET v2beta1/healthz");
    assertThat(server.lines("POST"))
        .containsExactly("POST v2beta1/experiments", "POST v2beta1/runs");
    assertThat(made.jobId()).matches("[0-9a-f-]{36}");
    assertThat(made.displayName()).isEqualTo("train-1");
    assertThat(made.pipeline()).isEqualTo("train");
    JsonObject run = run(made);
    assertThat(run.get("pipeline_spec")).isEqualTo(JsonParser.parseString(Installations.SPEC));
    assertThat(run.get("runtime_config"))
        .hasToString(
            "{\"parameters\":{\"n\":5,\"rate\":0.5},\"pipeline_root\":\"gs://b/vertexai-runs\"}");
    assertThat(run.get("description").getAsString()).isEqualTo("vertexai env=cluster");
    assertThat(run.get("experiment_id").getAsString())
        .isEqualTo(server.all("experiments").get(0).get("experiment_id").getAsString());
    assertThat(server.all("experiments").get(0).get("display_name").getAsString())
        .isEqualTo("Default");
    // A server of an older release refuses what it does not know.
    assertThat(run.keySet())
        .containsExactlyInAnyOrder(
            "display_name",
            "description",
            "experiment_id",
            "pipeline_spec",
            "runtime_config",
            "run_id",
            "created_at",
            "state",
            "finished_at");
  }

  @Test
  void findsAnExperimentThatIsThere() {
    Experiment flights = new Experiment("flights-to-the-moon", "Flights to the Moon");
    remote.experiments().ensure(flights, Optional.empty());
    remote.experiments().ensure(flights, Optional.empty());
    remote
        .jobs()
        .submit(
            new JobSubmission(
                "train-1", Installations.template("train-1", Map.of()), Optional.of(flights)));
    assertThat(server.all("experiments")).hasSize(1);
    assertThat(remote.experiments().holdScheduledRuns()).isTrue();
    assertThat(remote.experiments().add("train-1", flights, java.time.Duration.ZERO)).isTrue();
  }

  @Test
  void readsARunByItsIdAndByItsName() {
    JobStatus made = submit("train-1");
    assertThat(remote.jobs().get("train-1").jobId()).isEqualTo(made.jobId());
    assertThat(remote.jobs().get(made.jobId()).labels())
        .isEqualTo(Map.of("vertexai-env", "cluster"));
    assertThat(remote.jobs().get(made.jobId()).state()).isEqualTo(JobStatus.State.PENDING);
    assertThat(remote.jobs().get(made.jobId()).ended()).isEmpty();
    assertThat(remote.jobs().content("train-1").parameters())
        .isEqualTo(Map.of("n", "5", "rate", "0.5"));
    assertThatThrownBy(() -> remote.jobs().get("other-2"))
        .isInstanceOf(RemoteException.class)
        .hasMessage(
            "There is no run 'other-2' at "
                + server.address()
                + ": vertexai:list-pipelines lists them.");
  }

  @Test
  void listsPageByPageTheNewestFirst() {
    for (int i = 1; i <= 5; i++) {
      submit("train-" + i);
    }
    assertThat(remote.jobs().list(new JobQuery.All(), 4))
        .extracting(JobStatus::displayName)
        .containsExactly("train-5", "train-4", "train-3", "train-2");
    assertThat(remote.jobs().list(new JobQuery.OfPipeline("train"), 2)).hasSize(2);
    assertThat(remote.jobs().list(new JobQuery.OfPipeline("other"), 2)).isEmpty();
    assertThat(remote.jobs().list(new JobQuery.Labelled(Map.of("vertexai-env", "cluster")), 3))
        .hasSize(3);
    assertThat(remote.jobs().list(new JobQuery.Labelled(Map.of("vertexai-env", "local")), 3))
        .isEmpty();
    assertThat(remote.jobs().list(new JobQuery.Typed("display_name=train-3 AND state=PENDING"), 9))
        .hasSize(1);
    assertThatThrownBy(() -> remote.jobs().list(new JobQuery.Typed("the best"), 9))
        .hasMessage(
            "-Dvertexai.filter: 'the best' is not a condition of Kubeflow Pipelines: write"
                + " state=FAILED, or display_name:train for a part of the name, several joined by"
                + " AND.");
  }

  private static JsonObject node(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private void nodes(JobStatus job, String state, String... nodes) {
    JsonObject details = new JsonObject();
    details.add("task_details", JsonParser.parseString("[" + String.join(",", nodes) + "]"));
    run(job).add("run_details", details);
    run(job).addProperty("state", state);
  }

  @Test
  void takesOfAllNodesThoseThatAreTasksOfTheSpec() {
    JobStatus job = submit("train-1");
    nodes(
        job,
        "RUNNING",
        "{\"task_id\":\"0\",\"display_name\":\"root\",\"state\":\"RUNNING\"}",
        "{\"task_id\":\"1\",\"display_name\":\"load-driver\",\"state\":\"SUCCEEDED\"}",
        "{\"task_id\":\"2\",\"display_name\":\"load\",\"state\":\"SUCCEEDED\",\"start_time\":"
            + "\"2026-11-30T01:00:00Z\",\"end_time\":\"2026-11-30T01:00:09Z\","
            + "\"child_tasks\":[{\"pod_name\":\"train-abc-7\"}]}",
        "{\"task_id\":\"3\",\"display_name\":\"executor\",\"state\":\"SUCCEEDED\",\"start_time\":"
            + "\"2026-11-30T01:00:00Z\",\"end_time\":\"2026-11-30T01:00:09Z\"}",
        "{\"task_id\":\"4\",\"display_name\":\"raw\",\"state\":\"SUCCEEDED\"}");
    JobStatus seen = remote.jobs().get(job.jobId());
    assertThat(seen.state()).isEqualTo(JobStatus.State.RUNNING);
    assertThat(seen.tasks())
        .extracting(TaskStatus::name, TaskStatus::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("root", TaskStatus.State.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple("load", TaskStatus.State.SUCCEEDED),
            org.assertj.core.groups.Tuple.tuple("raw", TaskStatus.State.SUCCEEDED),
            org.assertj.core.groups.Tuple.tuple("fit", TaskStatus.State.PENDING));
    TaskStatus load = seen.tasks().get(1);
    assertThat(load.logId()).contains(job.jobId() + "/train-abc-7/load");
    assertThat(load.ended()).contains(Instant.parse("2026-11-30T01:00:09Z"));
    assertThat(seen.tasks().get(2).outputs())
        .isEqualTo(Map.of("artifact", List.of("gs://b/raw.csv")));
    assertThat(remote.jobs().get(job.jobId()).tasks()).isEqualTo(seen.tasks());
  }

  @Test
  void aTaskWhoseExecutorWasSkippedTookAnEarlierResult() {
    JobStatus job = submit("train-1");
    String times = "\"start_time\":\"2026-11-30T01:00:00Z\",\"end_time\":\"2026-11-30T01:00:01Z\"";
    nodes(
        job,
        "SUCCEEDED",
        "{\"task_id\":\"2\",\"display_name\":\"load\",\"state\":\"SUCCEEDED\"," + times + "}",
        "{\"task_id\":\"3\",\"display_name\":\"executor\",\"state\":\"SKIPPED\"," + times + "}",
        "{\"task_id\":\"4\",\"display_name\":\"fit\",\"state\":\"SKIPPED\"}");
    assertThat(remote.jobs().get(job.jobId()).tasks())
        .extracting(TaskStatus::state)
        .containsExactly(
            TaskStatus.State.UNKNOWN,
            TaskStatus.State.SKIPPED,
            TaskStatus.State.NOT_TRIGGERED,
            TaskStatus.State.NOT_TRIGGERED);
  }

  @Test
  void readsOutputsFromTheFoldersOfARunThatHasEnded() {
    JobStatus job = submit("train-1");
    String folder = "gs://b/vertexai-runs/train/" + job.jobId() + "/load/u-1/";
    lent.objects.put(folder + "executor-logs", "hello\nworld\n");
    lent.objects.put(folder + "output_metadata.json", "{}");
    lent.objects.put(folder + "model", "m");
    lent.objects.put(folder + "table/part-1", "1");
    lent.objects.put(folder + "table/part-2", "2");
    nodes(
        job,
        "SUCCEEDED",
        "{\"task_id\":\"2\",\"display_name\":\"load\",\"state\":\"SUCCEEDED\","
            + "\"child_tasks\":[{\"pod_name\":\"gone-1\"}]}");
    TaskStatus load = remote.jobs().get(job.jobId()).tasks().get(1);
    assertThat(load.outputs())
        .isEqualTo(Map.of("model", List.of(folder + "model"), "table", List.of(folder + "table")));
    // The pod is gone, so the launcher's copy of the log serves.
    assertThat(remote.logs().lines(load.logId().orElseThrow(), Instant.EPOCH, 9, false))
        .extracting(TaskLogs.Line::text)
        .containsExactly("hello", "world");
  }

  @Test
  void readsTheLogOfAPod() {
    JobStatus job = submit("train-1");
    server.things.put("logs/pod-1", node("{\"text\":\"one\\ntwo\\nthree\\n\"}"));
    String place = job.jobId() + "/pod-1/load";
    assertThat(remote.logs().lines(place, Instant.EPOCH, 2, true))
        .extracting(TaskLogs.Line::text)
        .containsExactly("two", "three");
    assertThat(remote.logs().lines(place, Instant.EPOCH, 2, false))
        .extracting(TaskLogs.Line::text)
        .containsExactly("one", "two");
    assertThatThrownBy(
            () -> remote.logs().lines(job.jobId() + "/pod-2/load", Instant.EPOCH, 2, false))
        .hasMessage(
            "The pod of task 'load' no longer exists, and its log is not in a place that this machine can read.");
  }

  /** The server lets it fail; who asked for the stop did not fail. */
  @Test
  void aRunThatWasStoppedIsCancelledAndNotFailed() {
    JobStatus job = submit("train-1");
    remote.jobs().cancel(job.jobId());
    assertThat(remote.jobs().get(job.jobId()).state()).isEqualTo(JobStatus.State.CANCELLING);
    // An attempt whose answer was lost had stopped it already.
    remote.jobs().cancel(job.jobId());
    nodes(job, "FAILED", "{\"task_id\":\"2\",\"display_name\":\"load\",\"state\":\"FAILED\"}");
    JobStatus ended = remote.jobs().get(job.jobId());
    assertThat(ended.state()).isEqualTo(JobStatus.State.CANCELLED);
    assertThat(ended.tasks().get(1).state()).isEqualTo(TaskStatus.State.CANCELLED);
    try (Remote another = Installations.open(server.address())) {
      assertThat(another.jobs().get(job.jobId()).state()).isEqualTo(JobStatus.State.FAILED);
      run(job).add("state_history", JsonParser.parseString("[{\"state\":\"CANCELING\"}]"));
      assertThat(another.jobs().get(job.jobId()).state()).isEqualTo(JobStatus.State.CANCELLED);
    }
  }

  @Test
  void aRunOfAVersionHasTheSpecOfThatVersion() {
    JobStatus job = submit("train-1");
    String id = "00000000-0000-4000-8000-000000000009";
    JsonObject version = new JsonObject();
    version.add(
        "pipeline_spec", JsonParser.parseString("{\"pipeline_spec\":" + Installations.SPEC + "}"));
    server.things.put("pipelines/p/versions/" + id, version);
    run(job).remove("pipeline_spec");
    run(job)
        .add(
            "pipeline_version_reference",
            node("{\"pipeline_id\":\"p\",\"pipeline_version_id\":\"" + id + "\"}"));
    assertThat(remote.jobs().get(job.jobId()).pipeline()).isEqualTo("train");
    assertThat(remote.jobs().get(job.jobId()).tasks()).hasSize(4);
  }

  @Test
  void aReleaseThatIsTooOldIsToldBeforeAnythingIsSent() {
    server.health.addProperty("tag_name", "2.3.0");
    assertThatThrownBy(() -> submit("train-1"))
        .hasMessage(
            "Kubeflow Pipelines at "
                + server.address()
                + " is release 2.3.0; kubeflow.minimum_version is 2.4.1: update the installation, or lower the setting and do without the features of newer releases.");
    assertThat(server.lines("POST")).isEmpty();
  }

  @Test
  void anInstallationOfManyWantsANamespaceAndGetsItInEachCall() {
    server.health.addProperty("multi_user", true);
    assertThatThrownBy(() -> submit("train-1"))
        .hasMessage(
            "Kubeflow Pipelines at "
                + server.address()
                + " has a namespace for each user: set kubeflow.namespace to yours.");
    KubeflowTarget target =
        new KubeflowTarget(
            server.address() + "/",
            server.address(),
            Optional.of("team-a"),
            new KubeflowLogin.None(),
            Trust.usual(),
            Optional.empty(),
            "UTC",
            Optional.empty(),
            new Anonymous());
    try (Remote own = new KubeflowClient(Installations.QUICK).connect(target, lent)) {
      JobStatus job = own.jobs().submit(Installations.submission("train-1"));
      own.jobs().list(new JobQuery.All(), 3);
      assertThat(server.all("experiments").get(0).get("namespace").getAsString())
          .isEqualTo("team-a");
      assertThat(server.lines("GET").stream().filter(line -> line.contains("?")))
          .allMatch(line -> line.contains("namespace=team-a"));
      assertThat(target.words())
          .isEqualTo("Kubeflow Pipelines at " + server.address() + ", namespace team-a");
      assertThat(target.jobPage(job.jobId()))
          .isEqualTo(server.address() + "/#/runs/details/" + job.jobId());
    }
  }

  @Test
  void aRefusalIsTheServersSentence() {
    assertThatThrownBy(() -> submit("refused"))
        .isInstanceOfSatisfying(
            RemoteException.class,
            e -> assertThat(e.kind()).isEqualTo(RemoteException.Kind.INVALID))
        .hasMessage(
            "Kubeflow Pipelines at "
                + server.address()
                + " refuses to create run 'refused': parameter n is wrong; correct that and try"
                + " again.");
  }

  @Test
  void nobodyThereIsToldAtOnce() {
    String gone;
    try (FakeKubeflow closed = new FakeKubeflow()) {
      gone = closed.address();
    }
    try (Remote away = Installations.open(gone)) {
      assertThatThrownBy(() -> away.jobs().list(new JobQuery.All(), 1))
          .hasMessage(
              "Kubeflow Pipelines at "
                  + gone
                  + " cannot be reached, because no server listens there: check host, and the port forwarding if there is one.");
    }
  }

  /** Twice is as good as once; lists leave out what is archived unless one asks for it. */
  @Test
  void archivesRuns() {
    String first = submit("train-1").jobId();
    String second = submit("train-2").jobId();
    JobArchive archive = remote.jobs().archive().orElseThrow();
    server.next("POST .*:archive", FakeKubeflow.Fault.LOST_RESET);
    archive.put(first);
    archive.put(first);
    assertThat(archive.ids()).containsExactly(first);
    assertThat(ids(new JobQuery.Typed(""))).containsExactly(second);
    assertThat(ids(new JobQuery.Typed("display_name=train-1"))).isEmpty();
    assertThat(ids(new JobQuery.Typed("storage_state=ARCHIVED"))).containsExactly(first);
    assertThat(ids(new JobQuery.Typed("{\"predicates\":[]}"))).containsExactly(second, first);
    assertThat(ids(new JobQuery.OfPipeline("train"))).containsExactly(second, first);
    assertThatThrownBy(() -> archive.put("00000000-0000-0000-0000-000000000000"))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("00000000-0000-0000-0000-000000000000");
  }

  private List<String> ids(JobQuery query) {
    return remote.jobs().list(query, 10).stream().map(JobStatus::jobId).toList();
  }
}
