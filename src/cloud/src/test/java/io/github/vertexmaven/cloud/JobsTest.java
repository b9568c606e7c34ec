package io.github.vertexmaven.cloud;

import static io.github.vertexmaven.cloud.Connections.QUICK;
import static io.github.vertexmaven.cloud.Connections.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.aiplatform.v1.Artifact;
import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.DnsPeeringConfig;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineJobDetail;
import com.google.cloud.aiplatform.v1.PipelineState;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.cloud.aiplatform.v1.PipelineTaskExecutorDetail;
import com.google.cloud.aiplatform.v1.PipelineTaskExecutorDetail.ContainerDetail;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Status;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskStatus;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobsTest {

  private static final String PARENT = "projects/acme/locations/europe-west4";

  private final FakeVertex vertex = new FakeVertex();
  private final Remote remote = Connections.toVertex(vertex.address(), QUICK);

  @AfterEach
  void close() {
    remote.close();
    vertex.close();
  }

  /** Whoever prepares has no service yet. */
  @Test
  void preparesWithoutACall() {
    new CloudConnector().prepare();
    assertThat(vertex.calls).isEmpty();
  }

  @Test
  void sendsEverythingThatTheSubmissionSays() throws Exception {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("seed", 42L);
    parameters.put("rate", 0.1);
    parameters.put("owner", "ann");
    parameters.put("dry", true);
    parameters.put("unset", null);
    parameters.put("tags", List.of("a", "b"));
    parameters.put("model", Map.of("depth", BigInteger.valueOf(9007199254740991L)));
    String spec =
        "{\"pipelineInfo\": {\"name\": \"train\"}, \"n\": 9007199254740991, \"x\": -0.5,"
            + " \"no\": null, \"list\": [1, {\"a\": \"it's <b>\"}], \"empty\": {}, \"big\": 1e300}";

    JobStatus status = remote.jobs().submit(job("train-1", spec, parameters));

    CreatePipelineJobRequest request = (CreatePipelineJobRequest) vertex.calls.get(0);
    PipelineJob sent = request.getPipelineJob();
    assertThat(request.getParent()).isEqualTo(PARENT);
    assertThat(request.getPipelineJobId()).isEqualTo("train-1");
    assertThat(sent.getDisplayName()).isEqualTo("Train");
    assertThat(sent.getLabelsMap()).isEqualTo(Map.of("team", "ml"));
    assertThat(sent.getServiceAccount()).isEqualTo("robot@acme.iam.gserviceaccount.com");
    com.google.protobuf.Struct.Builder expected = com.google.protobuf.Struct.newBuilder();
    JsonFormat.parser().merge(spec, expected);
    assertThat(sent.getPipelineSpec()).isEqualTo(expected.build());
    PipelineJob.RuntimeConfig runtime = sent.getRuntimeConfig();
    assertThat(runtime.getGcsOutputDirectory()).isEqualTo("gs://acme/runs");
    assertThat(runtime.getFailurePolicy())
        .isEqualTo(PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_FAST);
    assertThat(runtime.getParameterValuesMap())
        .containsOnlyKeys("seed", "rate", "owner", "dry", "tags", "model");
    assertThat(runtime.getParameterValuesOrThrow("seed").getNumberValue()).isEqualTo(42.0);
    assertThat(runtime.getParameterValuesOrThrow("dry").getBoolValue()).isTrue();
    assertThat(status.jobId()).isEqualTo("train-1");
    assertThat(status.pipeline()).isEqualTo("train");
    assertThat(status.state()).isEqualTo(JobStatus.State.UNKNOWN);
    assertThat(status.outputDirectory()).isEqualTo("gs://acme/runs");
    assertThat(status.labels()).isEqualTo(Map.of("team", "ml"));
  }

  @Test
  void sendsWhatTheSettingsSayOfTheRun() {
    JobOptions options =
        new JobOptions(
            Map.of("team", "ml"),
            Optional.empty(),
            false,
            true,
            Optional.of("projects/p/locations/l/keyRings/r/cryptoKeys/k"),
            new JobOptions.Network(
                Optional.of("projects/123/global/networks/vpc"),
                List.of("range-1", "range-2"),
                Optional.of(
                    new JobOptions.PscInterface(
                        "projects/p/regions/l/networkAttachments/na",
                        List.of(new JobOptions.DnsPeering("corp.acme.", "hub", "hub-vpc"))))));
    remote
        .jobs()
        .submit(
            new JobSubmission(
                "train-1", new JobTemplate("Train", "{}", "gs://acme/runs", Map.of(), options)));

    PipelineJob sent = ((CreatePipelineJobRequest) vertex.calls.get(0)).getPipelineJob();
    assertThat(sent.getServiceAccount()).isEmpty();
    assertThat(sent.getPreflightValidations()).isTrue();
    assertThat(sent.getRuntimeConfig().getFailurePolicy())
        .isEqualTo(PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_SLOW);
    assertThat(sent.getEncryptionSpec().getKmsKeyName())
        .isEqualTo("projects/p/locations/l/keyRings/r/cryptoKeys/k");
    assertThat(sent.getNetwork()).isEqualTo("projects/123/global/networks/vpc");
    assertThat(sent.getReservedIpRangesList()).containsExactly("range-1", "range-2");
    assertThat(sent.getPscInterfaceConfig().getNetworkAttachment())
        .isEqualTo("projects/p/regions/l/networkAttachments/na");
    assertThat(sent.getPscInterfaceConfig().getDnsPeeringConfigsList())
        .containsExactly(
            DnsPeeringConfig.newBuilder()
                .setDomain("corp.acme.")
                .setTargetProject("hub")
                .setTargetNetwork("hub-vpc")
                .build());
    remote.jobs().submit(job("train-2"));
    PipelineJob plain = ((CreatePipelineJobRequest) vertex.calls.get(1)).getPipelineJob();
    assertThat(plain.hasEncryptionSpec() || plain.hasPscInterfaceConfig()).isFalse();
    assertThat(plain.getNetwork() + plain.getReservedIpRangesList()).isEqualTo("[]");

    // It comes back as it was said.
    assertThat(remote.jobs().content("train-1").options()).isEqualTo(options);
    assertThat(remote.jobs().content("train-1").outputDirectory()).isEqualTo("gs://acme/runs");
    assertThat(remote.jobs().content("train-2").options())
        .isEqualTo(job("train-2").job().options());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": [0, {\"n\": 9007199254740992}]}|The pipeline spec at a[1].n: 9007199254740992 is"
            + " an integer beyond 2^53 - 1, which Vertex AI would round; write it as a string.",
        "{\"n\": -9007199254740992}|The pipeline spec at n: -9007199254740992 is an integer beyond"
            + " 2^53 - 1, which Vertex AI would round; write it as a string.",
        "{\"n\": 1e999}|The pipeline spec at n: a number is not finite; write it as a string.",
        "[]|The pipeline spec cannot be sent: it is not a JSON object; compile it again.",
        "{\"a\": 1} x|The pipeline spec cannot be sent: it is not JSON; compile it again.",
        "{\"a\": 1} {}|The pipeline spec cannot be sent: it is not JSON; compile it again.",
        "a: 1|The pipeline spec cannot be sent: it is not JSON; compile it again.",
      })
  void refusesSpecsThatCannotArriveAsTheyAre(String spec, String message) {
    assertThatThrownBy(() -> remote.jobs().submit(job("train-1", spec, Map.of())))
        .isInstanceOf(RemoteException.class)
        .hasMessage(message);
    assertThat(vertex.calls).isEmpty();
  }

  @Test
  void refusesParametersThatTheServiceWouldRound() {
    Map<String, Object> parameters = Map.of("model", Map.of("seed", Long.MAX_VALUE));
    assertThatThrownBy(() -> remote.jobs().submit(job("train-1", "{}", parameters)))
        .hasMessage(
            "Parameter 'model' at seed: 9223372036854775807 is an integer beyond 2^53 - 1, which"
                + " Vertex AI would round; write it as a string.");
  }

  @Test
  void readsAJobWithItsTasks() {
    vertex.jobs.put(
        PARENT + "/pipelineJobs/train-1",
        PipelineJob.newBuilder()
            .setName(PARENT + "/pipelineJobs/train-1")
            .setState(PipelineState.PIPELINE_STATE_FAILED)
            .setCreateTime(Timestamp.newBuilder().setSeconds(100))
            .setStartTime(Timestamp.newBuilder().setSeconds(101).setNanos(5))
            .setError(Status.newBuilder().setCode(9).setMessage("The DAG failed."))
            .setJobDetail(
                PipelineJobDetail.newBuilder()
                    .addTaskDetails(
                        PipelineTaskDetail.newBuilder()
                            .setTaskId(-7)
                            .setTaskName("train-1")
                            .setStartTime(Timestamp.newBuilder().setSeconds(101))
                            .setState(PipelineTaskDetail.State.RUNNING))
                    .addTaskDetails(fitted()))
            .build());

    JobStatus status = remote.jobs().get("train-1");

    assertThat(status.state()).isEqualTo(JobStatus.State.FAILED);
    assertThat(status.created()).contains(Instant.ofEpochSecond(100));
    assertThat(status.started()).contains(Instant.ofEpochSecond(101, 5));
    assertThat(status.ended()).isEmpty();
    assertThat(status.error()).contains("The DAG failed.");
    assertThat(status.tasks())
        .containsExactly(
            new TaskStatus(
                -7,
                Optional.empty(),
                "train-1",
                TaskStatus.State.RUNNING,
                Optional.of(Instant.ofEpochSecond(101)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Map.of(),
                Map.of(),
                List.of()),
            new TaskStatus(
                8,
                Optional.of(-7L),
                "fit",
                TaskStatus.State.FAILED,
                Optional.empty(),
                Optional.of(Instant.ofEpochSecond(150)),
                Optional.of("exit code 1"),
                Optional.of("33"),
                3,
                Map.of("model", List.of("gs://acme/runs/model")),
                Map.of(),
                List.of("11", "22")));
  }

  private static PipelineTaskDetail fitted() {
    String jobs = "projects/1/locations/europe-west4/customJobs/";
    return PipelineTaskDetail.newBuilder()
        .setTaskId(8)
        .setParentTaskId(-7)
        .setTaskName("fit")
        .setEndTime(Timestamp.newBuilder().setSeconds(150))
        .setState(PipelineTaskDetail.State.FAILED)
        .setError(Status.newBuilder().setMessage("exit code 1"))
        .setExecutorDetail(
            PipelineTaskExecutorDetail.newBuilder()
                .setContainerDetail(
                    ContainerDetail.newBuilder()
                        .addFailedMainJobs(jobs + "11")
                        .addFailedMainJobs(jobs + "22")
                        .setMainJob(jobs + "33")))
        .putOutputs(
            "model",
            PipelineTaskDetail.ArtifactList.newBuilder()
                .addArtifacts(Artifact.newBuilder().setUri("gs://acme/runs/model"))
                .build())
        .build();
  }

  @ParameterizedTest
  @EnumSource(
      value = PipelineTaskDetail.State.class,
      names = {"STATE_UNSPECIFIED", "UNRECOGNIZED"},
      mode = EnumSource.Mode.EXCLUDE)
  void knowsEveryStateOfATaskByItsName(PipelineTaskDetail.State state) {
    vertex.jobs.put(
        PARENT + "/pipelineJobs/j",
        PipelineJob.newBuilder()
            .setJobDetail(
                PipelineJobDetail.newBuilder()
                    .addTaskDetails(PipelineTaskDetail.newBuilder().setState(state)))
            .build());
    assertThat(remote.jobs().get("j").tasks().get(0).state().name()).isEqualTo(state.name());
  }

  @Test
  void knowsEveryStateOfAJobByItsName() {
    for (PipelineState state : PipelineState.values()) {
      if (state == PipelineState.UNRECOGNIZED) {
        continue;
      }
      vertex.jobs.put(PARENT + "/pipelineJobs/j", PipelineJob.newBuilder().setState(state).build());
      String name = state.name().replace("PIPELINE_STATE_", "").replace("UNSPECIFIED", "UNKNOWN");
      assertThat(remote.jobs().get("j").state().name()).isEqualTo(name);
    }
  }

  @Test
  void listsLatestFirstPageByPageUpToTheLimit() {
    for (int i = 0; i < 8; i++) {
      String name = PARENT + "/pipelineJobs/job-" + i;
      vertex.jobs.put(name, PipelineJob.newBuilder().setName(name).build());
    }
    List<JobStatus> found =
        remote.jobs().list(new JobQuery.Typed("state=\"PIPELINE_STATE_RUNNING\""), 7);

    assertThat(found).extracting(JobStatus::jobId).hasSize(7).startsWith("job-0").endsWith("job-6");
    assertThat(vertex.calls).hasSize(3);
    ListPipelineJobsRequest first = (ListPipelineJobsRequest) vertex.calls.get(0);
    assertThat(first.getOrderBy()).isEqualTo("create_time desc");
    assertThat(first.getFilter()).isEqualTo("state=\"PIPELINE_STATE_RUNNING\"");
    assertThat(first.getPageSize()).isEqualTo(7);
  }

  @Test
  void listsTheJobsOfAProjectByItsLabels() {
    remote.jobs().list(new JobQuery.Labelled(Map.of("b", "2", "a", "1")), 1);
    assertThat(((ListPipelineJobsRequest) vertex.calls.get(0)).getFilter())
        .isEqualTo("labels.a=\"1\" AND labels.b=\"2\"");
  }

  @Test
  void cancels() {
    remote.jobs().submit(job("train-1"));
    remote.jobs().cancel("train-1");
    assertThat(vertex.calls.get(1))
        .isEqualTo(
            CancelPipelineJobRequest.newBuilder()
                .setName(PARENT + "/pipelineJobs/train-1")
                .build());
  }

  @Test
  void asksForAnyIdAsItIs() {
    assertThatThrownBy(() -> remote.jobs().get("a/b {c}")).isInstanceOf(RemoteException.class);
    assertThatThrownBy(() -> remote.jobs().get("")).isInstanceOf(RemoteException.class);
  }

  @Test
  void saysThatThereIsNoSuchJob() {
    assertThatThrownBy(() -> remote.jobs().get("nix"))
        .isInstanceOfSatisfying(
            RemoteException.class,
            e -> assertThat(e.kind()).isEqualTo(RemoteException.Kind.NOT_FOUND))
        .hasMessage(
            "There is no pipeline job 'nix' in project 'acme', region 'europe-west4': vertexai:list-pipelines lists them.");
  }
}
