package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.Context;
import com.google.cloud.aiplatform.v1.CreateContextRequest;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineState;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import io.github.vertexmaven.golden.RefusalTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An emulator that is as strict and as late as the service. */
abstract class StrictSuite extends FacesSuite {

  private static final String COMPUTE = "-compute@developer.gserviceaccount.com";

  @Override
  void prepare(Path home) throws IOException {
    Files.createDirectories(home.resolve("buckets").resolve("lab"));
    Files.writeString(
        home.resolve("preferences.json"),
        """
        {"strict": true,
         "accountsWithoutRoles": ["poor@acme.iam.gserviceaccount.com"],
         "accountsNotUsable": ["owner@acme.iam.gserviceaccount.com"],
         "staleCache": true}
        """);
  }

  private static Struct spec(String name, String from, String to) {
    try {
      Path file = Path.of("src/test/resources/specs", name + ".yaml");
      String text = Files.readString(file);
      assertThat(text).contains(from);
      return Lab.struct(text.replace(from, to));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static CreatePipelineJobRequest job(Consumer<PipelineJob.Builder> change) {
    CreatePipelineJobRequest.Builder request = request("environment");
    change.accept(request.getPipelineJobBuilder());
    return request.build();
  }

  private static CreatePipelineJobRequest withResources(String resources) {
    return job(
        job ->
            job.setPipelineSpec(
                spec("environment", "{image: any,", "{image: any, resources: " + resources + ",")));
  }

  private String refusal(CreatePipelineJobRequest request) {
    Service.Failed failed = refused(() -> service.create(request));
    assertThat(failed.code).isEqualTo("INVALID_ARGUMENT");
    return failed.getMessage();
  }

  /** What a job says that was accepted, and then failed. */
  private String failure(CreatePipelineJobRequest request) {
    PipelineJob ended = lab.ended(service.create(request).getName()).job();
    assertThat(ended.getState()).isEqualTo(PipelineState.PIPELINE_STATE_FAILED);
    return ended.getError().getMessage()
        + ended.getJobDetail().getTaskDetailsList().stream()
            .map(task -> task.getError().getMessage())
            .toList();
  }

  private Context context(String id, String schema) {
    return service.call(
        "MetadataService",
        "CreateContext",
        CreateContextRequest.newBuilder()
            .setParent(Lab.PARENT + "/metadataStores/default")
            .setContextId(id)
            .setContext(Context.newBuilder().setSchemaTitle(schema))
            .build(),
        Context.getDefaultInstance());
  }

  private Schedule schedule(Consumer<Schedule.Builder> change) {
    Schedule.Builder schedule =
        Schedule.newBuilder()
            .setDisplayName("strict")
            .setCron("0 3 * * *")
            .setMaxConcurrentRunCount(1)
            .setCreatePipelineJobRequest(request("environment").clearPipelineJobId());
    change.accept(schedule);
    return service.schedules(
        "CreateSchedule",
        CreateScheduleRequest.newBuilder().setParent(Lab.PARENT).setSchedule(schedule).build(),
        Schedule.getDefaultInstance());
  }

  private String scheduleRefusal(Consumer<Schedule.Builder> change) {
    return refused(() -> schedule(change)).getMessage();
  }

  /** A way to come upon a refusal, which is given back. */
  private interface Try {
    String refusal();
  }

  private record Case(Try attempt, String words) {}

  private Map<String, Case> cases() {
    Map<String, Case> cases = new TreeMap<>();
    cases.put(
        "an experiment with the same name as the pipeline",
        new Case(
            () -> {
              context("clashing", "system.Experiment");
              return refusal(
                  job(
                      job ->
                          job.setPipelineSpec(
                              spec("environment", "name: environment", "name: clashing"))));
            },
            "/contexts/clashing' is a system.Experiment; the job needs that name for a"
                + " system.Pipeline."));
    cases.put(
        "an experiment whose name has fewer than four letters",
        new Case(
            () -> refused(() -> context("abc", "system.Experiment")).getMessage(),
            "'abc' is not a context id: 4 to 128 lowercase letters, digits and hyphens."));
    cases.put(
        "a number of accelerators that no machine has",
        new Case(
            () -> failure(withResources("{accelerator: {type: NVIDIA_H100_80GB, count: '3'}}")),
            "Accelerator count 3 is not supported for accelerator type NVIDIA_H100_80GB; supported"
                + " counts are [1, 2, 4, 8]."));
    cases.put(
        "more CPUs than any machine has",
        new Case(
            () -> failure(withResources("{cpuLimit: 97.0}")),
            "There is no machine type with 97.0 CPUs, 0.0 GB."));
    cases.put(
        "more memory than any machine with these accelerators has",
        new Case(
            () ->
                failure(
                    withResources(
                        "{resourceMemoryLimit: 100G, accelerator: {resourceType: NVIDIA_TESLA_A100,"
                            + " resourceCount: '1'}}")),
            "There is no machine type with 0.0 CPUs, 100.0 GB and 1 NVIDIA_TESLA_A100."));
    cases.put(
        "a label with upper-case letters",
        new Case(() -> refusal(job(job -> job.putLabels("Team", "ml"))), "'Team'"));
    cases.put(
        "more than 64 labels",
        new Case(
            () ->
                refusal(
                    job(
                        job -> {
                          for (int i = 0; i < 65; i++) {
                            job.putLabels("l" + i, "x");
                          }
                        })),
            "64"));
    cases.put(
        "a key of another region",
        new Case(
            () ->
                refusal(
                    job(
                        job ->
                            job.getEncryptionSpecBuilder()
                                .setKmsKeyName(
                                    "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k"))),
            "kms_key_name: the key must be in europe-west1"));
    cases.put(
        "a network without its project's number",
        new Case(
            () -> refusal(job(job -> job.setNetwork("projects/acme/global/networks/vpc"))),
            "pipeline_job.network: write projects/{project number}/global/networks/{network}"));
    cases.put(
        "a network together with a private interface",
        new Case(
            () ->
                refusal(
                    job(
                        job ->
                            job.setNetwork("projects/1/global/networks/vpc")
                                .getPscInterfaceConfigBuilder()
                                .setNetworkAttachment("n"))),
            "network and psc_interface_config cannot both be given"));
    cases.put(
        "a network attachment of another region",
        new Case(
            () ->
                refusal(
                    job(
                        job ->
                            job.getPscInterfaceConfigBuilder()
                                .setNetworkAttachment(
                                    "projects/p/regions/us-east1/networkAttachments/n"))),
            "network_attachment: must be in europe-west1"));
    cases.put(
        "reserved ranges without a network",
        new Case(
            () -> refusal(job(job -> job.addReservedIpRanges("one"))),
            "reserved_ip_ranges: belong to a network, which is not given"));
    cases.put(
        "an unknown time zone",
        new Case(
            () -> scheduleRefusal(schedule -> schedule.setCron("TZ=SystemV/PST8 0 3 * * *")),
            "SystemV/PST8"));
    cases.put(
        "a variable with an invalid name",
        new Case(
            () ->
                refusal(
                    job(
                        job ->
                            job.setPipelineSpec(
                                spec(
                                    "environment",
                                    "{image: any,",
                                    "{image: any, env: [{name: A-B, value: x}],")))),
            "'A-B' cannot be the name of an environment variable"));
    cases.put(
        "a description of more than 1024 characters",
        new Case(
            () ->
                refusal(
                    job(
                        job ->
                            job.setPipelineSpec(
                                spec(
                                    "environment",
                                    "{name: environment}",
                                    "{name: environment, description: "
                                        + "x".repeat(1025)
                                        + "}")))),
            "is longer than 1024 characters"));
    cases.put(
        "a parameter that the spec does not have",
        new Case(
            () ->
                refusal(
                    job(
                        job ->
                            job.getRuntimeConfigBuilder()
                                .putParameterValues("nix", Value.newBuilder().build()))),
            "nix"));
    cases.put(
        "a parameter whose type differs from the spec's",
        new Case(
            () ->
                refusal(
                    job(
                        job -> {
                          job.setPipelineSpec(
                              spec(
                                  "environment",
                                  "root:\n",
                                  "root:\n  inputDefinitions: {parameters: {n: {parameterType:"
                                      + " NUMBER_INTEGER}}}\n"));
                          job.getRuntimeConfigBuilder()
                              .putParameterValues(
                                  "n", Value.newBuilder().setStringValue("many").build());
                        })),
            "NUMBER_INTEGER"));
    cases.put(
        "a bucket that does not exist",
        new Case(
            () ->
                refusal(
                    job(
                        job ->
                            job.getRuntimeConfigBuilder()
                                .setGcsOutputDirectory("gs://nowhere/root"))),
            "the bucket gs://nowhere does not exist"));
    cases.put(
        "an account of tasks without `aiplatform.user`",
        new Case(
            () -> failure(job(job -> job.setServiceAccount("poor@acme.iam.gserviceaccount.com"))),
            "Permission 'aiplatform.metadataStores.get' denied on resource"));
    cases.put(
        "an account of tasks that you may not act as",
        new Case(
            () -> refusal(job(job -> job.setServiceAccount("owner@acme.iam.gserviceaccount.com"))),
            "You do not have permission to act as service_account:"
                + " owner@acme.iam.gserviceaccount.com."));
    cases.put(
        "a type of artifact that is not registered",
        new Case(
            () ->
                refusal(
                    job(
                        job ->
                            job.setPipelineSpec(
                                spec("environment", "system.Artifact", "acme.Forecast")))),
            "'acme.Forecast' is not registered in the metadata store; take system.Artifact"));
    cases.put(
        "an unknown region",
        new Case(
            () ->
                refusal(
                    request("environment").setParent("projects/my-project/locations/here").build()),
            "'here' is not a region of Vertex AI"));
    cases.put(
        "a schedule whose end has passed",
        new Case(
            () ->
                scheduleRefusal(
                    schedule ->
                        schedule
                            .setStartTime(Timestamp.newBuilder().setSeconds(1_600_000_000))
                            .setEndTime(Timestamp.newBuilder().setSeconds(1_600_010_000))),
            "schedule.end_time must be in the future."));
    return cases;
  }

  @Test
  void theTableOfTheDocumentationHasEachOfThem() throws IOException {
    assertThat(cases().keySet()).isEqualTo(RefusalTable.rows("strict emulator"));
  }

  @TestFactory
  List<DynamicTest> refusesWhatTheServiceRefuses() {
    return cases().entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(),
                    () ->
                        assertThat(one.getValue().attempt().refusal())
                            .contains(one.getValue().words())))
        .toList();
  }

  @Test
  void aJobIsPendingFirstAndItsDetailsComeLater() {
    PipelineJob made = service.create(request("environment").build());
    assertThat(made.getState()).isEqualTo(PipelineState.PIPELINE_STATE_PENDING);
    assertThat(made.getServiceAccount()).endsWith(COMPUTE);
    assertThat(made.hasJobDetail()).isFalse();
    PipelineJob ended = lab.ended(made.getName()).job();
    assertThat(ended.getState()).isEqualTo(PipelineState.PIPELINE_STATE_SUCCEEDED);
    assertThat(ended.getJobDetail().getPipelineRunContext().getDisplayName())
        .isEqualTo(made.getName().replaceFirst(".*/", ""));
    assertThat(ended.getJobDetail().getTaskDetailsCount()).isEqualTo(2);
    assertThat(list(request -> request.setPageSize(1)).getPipelineJobs(0).hasJobDetail()).isFalse();
  }

  @Test
  void aPendingJobIsCancelledAtOnceAndHasNoStart() {
    PipelineJob made = service.create(request("cancel").build());
    service.pipelines(
        "CancelPipelineJob",
        com.google.cloud.aiplatform.v1.CancelPipelineJobRequest.newBuilder()
            .setName(made.getName())
            .build(),
        Empty.getDefaultInstance());
    PipelineJob ended = lab.ended(made.getName()).job();
    assertThat(ended.getState()).isEqualTo(PipelineState.PIPELINE_STATE_CANCELLED);
    assertThat(ended.hasStartTime()).isFalse();
    assertThat(ended.getJobDetail().getTaskDetailsCount()).isZero();
  }

  @Test
  void aKnownResultIsTakenAlsoWhenItsDataIsGone() throws IOException {
    Consumer<CreatePipelineJobRequest.Builder> cached =
        request ->
            request
                .getPipelineJobBuilder()
                .setPipelineSpec(
                    spec(
                        "environment",
                        "{componentRef: {name: comp-env}",
                        "{cachingOptions: {enableCache: true}, componentRef: {name: comp-env}"));
    Lab.Ran first = lab.run("environment", Map.of(), cached);
    String uri = first.task("env").getOutputsOrThrow("env").getArtifacts(0).getUri();
    Files.delete(lab.bucket(uri.replace("gs://", "")));
    assertThat(lab.run("environment", Map.of(), cached).states()).containsEntry("env", "SKIPPED");
  }

  @Test
  void aScheduleWhoseSpecCannotRunIsAccepted() {
    Schedule made =
        schedule(
            schedule ->
                schedule
                    .getCreatePipelineJobRequestBuilder()
                    .getPipelineJobBuilder()
                    .setPipelineSpec(Lab.struct("pipelineInfo: {name: half}\n")));
    assertThat(made.getState()).isEqualTo(Schedule.State.ACTIVE);
  }
}
