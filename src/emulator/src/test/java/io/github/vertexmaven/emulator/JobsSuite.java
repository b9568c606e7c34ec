package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.BatchDeletePipelineJobsRequest;
import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.longrunning.Operation;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs: made, shown, refused, cancelled, deleted. */
abstract class JobsSuite extends FacesSuite {

  @Test
  void showsAJobFromCreationToEnd() {
    CreatePipelineJobRequest.Builder request = request("parallel");
    request.getPipelineJobBuilder().setDisplayName("Two at once").putLabels("team", "ml");
    PipelineJob created = service.create(request.build());
    assertThat(created.getName())
        .matches("projects/\\d{12}/locations/europe-west1/pipelineJobs/job-\\d+");
    assertThat(created.getState().name()).isIn("PIPELINE_STATE_PENDING", "PIPELINE_STATE_RUNNING");
    lab.ended(created.getName());
    PipelineJob ended = get(created.getName());
    assertThat(ended.getState().name()).isEqualTo("PIPELINE_STATE_SUCCEEDED");
    assertThat(ended.getDisplayName()).isEqualTo("Two at once");
    assertThat(ended.getLabelsMap()).isEqualTo(Map.of("team", "ml"));
    assertThat(ended.getPipelineSpec()).isEqualTo(request.getPipelineJob().getPipelineSpec());
    assertThat(ended.getRuntimeConfig().getGcsOutputDirectory()).isEqualTo("gs://lab/root");
    assertThat(ended.hasStartTime() && ended.hasEndTime() && ended.hasUpdateTime()).isTrue();
    assertThat(ended.getJobDetail().getTaskDetailsCount()).isEqualTo(3);
    assertThat(ended.getJobDetail().getPipelineContext().getSchemaTitle())
        .isEqualTo("system.Pipeline");
    assertThat(ended.getJobDetail().getPipelineRunContext().getSchemaTitle())
        .isEqualTo("system.PipelineRun");
  }

  @Test
  void findsAJobByProjectIdAndByNumber() {
    String name = quick();
    String id = name.replaceFirst(".*/", "");
    assertThat(get(Lab.PARENT + "/pipelineJobs/" + id).getName()).isEqualTo(name);
  }

  @Test
  void makesAnIdIfNoneIsGiven() {
    PipelineJob job = service.create(request("policy").clearPipelineJobId().build());
    assertThat(job.getName()).matches(".*/pipelineJobs/policy-\\d+");
    lab.ended(job.getName());
  }

  @Test
  void createsAJobOfOneNameOnce() {
    CreatePipelineJobRequest request = request("policy").build();
    String name = service.create(request).getName();
    Service.Failed failed = refused(() -> service.create(request));
    assertThat(failed.code).isEqualTo("ALREADY_EXISTS");
    assertThat(failed).hasMessage("The pipeline job '" + name + "' already exists.");
    lab.ended(name);
  }

  @ParameterizedTest
  @CsvSource({"Job,upper", "1job,digit", "job_1,underscore", "..,dots", "j/../x,path"})
  void refusesBadJobIds(String id, String why) {
    Service.Failed failed =
        refused(() -> service.create(request("policy").setPipelineJobId(id).build()));
    assertThat(failed.code).as(why).isEqualTo("INVALID_ARGUMENT");
    assertThat(failed)
        .hasMessage(
            "'"
                + id
                + "' is not a pipeline job id: a lowercase letter, then lowercase letters, digits"
                + " and hyphens, at most 127.");
  }

  @Test
  void refusesBadParameters() {
    invalid(
        "containers",
        Map.of("rows", "three", "row", 1.0),
        job -> {},
        "runtimeConfig.parameterValues.row: the pipeline has no such input; it has rows, who\n"
            + "runtimeConfig.parameterValues.rows: is the string \"three\", not a NUMBER_INTEGER");
    invalid(
        "containers",
        Map.of(),
        job -> {},
        "runtimeConfig.parameterValues.rows: the pipeline needs it");
  }

  @Test
  void refusesBadJobs() {
    invalid(
        "policy",
        Map.of(),
        job -> job.clearPipelineSpec(),
        "pipeline_job.pipeline_spec is missing.");
    invalid(
        "policy",
        Map.of(),
        job -> job.getRuntimeConfigBuilder().clearGcsOutputDirectory(),
        "runtime_config.gcs_output_directory is missing.");
    for (String root :
        List.of("/tmp/x", "gs://lab/../../etc", "gs://..", "s3://b/k", "gs://a//b")) {
      invalid(
          "policy",
          Map.of(),
          job -> job.getRuntimeConfigBuilder().setGcsOutputDirectory(root),
          "runtime_config.gcs_output_directory '" + root + "' is not gs://{bucket}/{folder}.");
    }
    invalid(
        "policy",
        Map.of(),
        job -> job.putLabels("version", "0.1.0"),
        "The value '0.1.0' of the label 'version' is not made of lowercase letters, digits, '_' and"
            + " '-', at most 63.");
    invalid(
        "policy",
        Map.of(),
        job -> job.setDisplayName("x".repeat(129)),
        "pipeline_job.display_name is longer than 128 characters.");
    Struct broken = Lab.struct("{\"pipelineInfo\": {}, \"root\": {\"dag\": 1}}");
    invalid(
        "policy",
        Map.of(),
        job -> job.setPipelineSpec(broken),
        "schemaVersion: is missing\npipelineInfo.name: is missing\n"
            + "root.dag: must be an object, not 1\nroot.dag.tasks: a dag needs at least one task");
  }

  @Test
  void saysWhatItDoesNotSupport() {
    CreatePipelineJobRequest.Builder request = request("policy");
    request
        .getPipelineJobBuilder()
        .clearPipelineSpec()
        .setTemplateUri("https://europe-kfp.pkg.dev/p/r/x/latest");
    Service.Failed failed = refused(() -> service.create(request.build()));
    assertThat(failed.code).isEqualTo("UNIMPLEMENTED");
  }

  @Test
  void refusesUnknownNames() {
    assertThat(refused(() -> get(Lab.PARENT + "/pipelineJobs/nobody")).code).isEqualTo("NOT_FOUND");
    assertThat(refused(() -> list(request -> request.setParent("projects/my-project"))).code)
        .isIn("INVALID_ARGUMENT", "NOT_FOUND");
  }

  @Test
  void acceptsASpecThatIsWrapped() {
    Struct wrapped =
        Struct.newBuilder()
            .putFields(
                "pipelineSpec",
                com.google.protobuf.Value.newBuilder()
                    .setStructValue(Lab.spec("containers"))
                    .build())
            .putFields(
                "runtimeConfig",
                Lab.struct("{\"c\": {\"parameterValues\": {\"rows\": 4}}}").getFieldsOrThrow("c"))
            .build();
    CreatePipelineJobRequest.Builder request = request("policy");
    request.getPipelineJobBuilder().setPipelineSpec(wrapped);
    Lab.Ran ran = lab.ended(service.create(request.build()).getName());
    assertThat(ran.output("make", "count")).isEqualTo("4");
  }

  @Test
  void takesInputArtifactsById() {
    Lab.Ran made = lab.run("containers", Map.of("rows", 1.0));
    String name = made.task("make").getOutputsOrThrow("data").getArtifacts(0).getName();
    CreatePipelineJobRequest.Builder request =
        Lab.request(
            Lab.struct(
                """
                pipelineInfo: {name: takes}
                schemaVersion: 2.1.0
                components:
                  comp-c:
                    executorLabel: e
                    inputDefinitions: {artifacts: {a: {artifactType: {schemaTitle: system.Dataset}}}}
                    outputDefinitions: {parameters: {o: {parameterType: STRING}}}
                deploymentSpec:
                  executors:
                    e: {container: {image: i, command: [cp, "{{$.inputs.artifacts['a'].path}}", "{{$.outputs.parameters['o'].output_file}}"]}}
                root:
                  inputDefinitions: {artifacts: {base: {artifactType: {schemaTitle: system.Dataset}}}}
                  dag: {tasks: {t: {componentRef: {name: comp-c}, inputs: {artifacts: {a: {componentInputArtifact: base}}}}}}
                """),
            Map.of());
    request
        .getPipelineJobBuilder()
        .getRuntimeConfigBuilder()
        .putInputArtifacts(
            "base",
            PipelineJob.RuntimeConfig.InputArtifact.newBuilder()
                .setArtifactId(name.replaceFirst(".*/", ""))
                .build());
    Lab.Ran ran = lab.ended(service.create(request.build()).getName());
    assertThat(ran.output("t", "o")).startsWith("\"1|0.5|");
  }

  @Test
  void cancelsAndDeletes() {
    String name = service.create(request("cancel").build()).getName();
    lab.await(name, ran -> ran.states().containsValue("RUNNING"));
    Service.Failed failed = refused(() -> delete(name));
    assertThat(failed.code).isEqualTo("FAILED_PRECONDITION");
    service.pipelines(
        "CancelPipelineJob",
        CancelPipelineJobRequest.newBuilder().setName(name).build(),
        Empty.getDefaultInstance());
    assertThat(lab.ended(name).state()).isEqualTo("CANCELLED");
    Operation deleted = delete(name);
    assertThat(deleted.getDone()).isTrue();
    assertThat(deleted.getResponse().is(Empty.class)).isTrue();
    assertThat(refused(() -> get(name)).code).isEqualTo("NOT_FOUND");
  }

  @Test
  void cancelsAndDeletesInBatches() {
    List<String> names =
        IntStream.range(0, 2)
            .mapToObj(i -> service.create(request("cancel").build()).getName())
            .toList();
    service.pipelines(
        "BatchCancelPipelineJobs",
        BatchCancelPipelineJobsRequest.newBuilder()
            .setParent(Lab.PARENT)
            .addAllNames(names)
            .build(),
        Operation.getDefaultInstance());
    names.forEach(name -> assertThat(lab.ended(name).state()).isEqualTo("CANCELLED"));
    Operation deleted = batchDelete(names);
    assertThat(deleted.getDone()).isTrue();
    names.forEach(name -> assertThat(refused(() -> get(name)).code).isEqualTo("NOT_FOUND"));
    List<String> many =
        IntStream.range(0, 33).mapToObj(i -> Lab.PARENT + "/pipelineJobs/j" + i).toList();
    assertThat(refused(() -> batchDelete(many))).hasMessage("A batch is 1 to 32 names, not 33.");
    assertThat(refused(() -> batchDelete(List.of())))
        .hasMessage("A batch is 1 to 32 names, not 0.");
  }

  private Operation batchDelete(List<String> names) {
    return service.pipelines(
        "BatchDeletePipelineJobs",
        BatchDeletePipelineJobsRequest.newBuilder()
            .setParent(Lab.PARENT)
            .addAllNames(names)
            .build(),
        Operation.getDefaultInstance());
  }

  private void invalid(
      String spec,
      Map<String, Object> parameters,
      Consumer<PipelineJob.Builder> change,
      String message) {
    CreatePipelineJobRequest.Builder request = Lab.request(Lab.spec(spec), parameters);
    change.accept(request.getPipelineJobBuilder());
    Service.Failed failed = refused(() -> service.create(request.build()));
    assertThat(failed.code).isEqualTo("INVALID_ARGUMENT");
    assertThat(failed).hasMessage(message);
  }
}
