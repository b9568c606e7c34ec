package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.aiplatform.v1.AddContextChildrenRequest;
import com.google.cloud.aiplatform.v1.AddContextChildrenResponse;
import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.BatchDeletePipelineJobsRequest;
import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.Context;
import com.google.cloud.aiplatform.v1.CreateContextRequest;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.DeleteContextRequest;
import com.google.cloud.aiplatform.v1.DeletePipelineJobRequest;
import com.google.cloud.aiplatform.v1.GetContextRequest;
import com.google.cloud.aiplatform.v1.GetMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.GetPipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListContextsRequest;
import com.google.cloud.aiplatform.v1.ListContextsResponse;
import com.google.cloud.aiplatform.v1.ListMetadataStoresRequest;
import com.google.cloud.aiplatform.v1.ListMetadataStoresResponse;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.MetadataStore;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.RemoveContextChildrenRequest;
import com.google.cloud.aiplatform.v1.RemoveContextChildrenResponse;
import com.google.cloud.aiplatform.v1.UpdateContextRequest;
import com.google.longrunning.DeleteOperationRequest;
import com.google.longrunning.GetOperationRequest;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.ListOperationsResponse;
import com.google.longrunning.Operation;
import com.google.longrunning.WaitOperationRequest;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Struct;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients see; the same over every transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FacesSuite {

  private static final String STORE = Lab.PARENT + "/metadataStores/default";

  private Lab lab;
  private Service service;

  abstract Service service(Lab lab);

  @BeforeAll
  void open(@TempDir Path home) {
    lab = Lab.open(home);
    service = service(lab);
  }

  @AfterAll
  void close() throws Exception {
    lab.close();
  }

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
            + "root.dag: wants an object, not 1\nroot.dag.tasks: a dag wants at least one task");
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
  void listsWithFilterOrderAndPages() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      CreatePipelineJobRequest.Builder request = request("environment");
      request
          .getPipelineJobBuilder()
          .setDisplayName("listed " + i)
          .putLabels("list", "yes")
          .putLabels("odd", String.valueOf(i % 2));
      names.add(service.create(request.build()).getName());
    }
    names.forEach(lab::ended);
    assertThat(displayNames("labels.list=yes", ""))
        .containsExactly("listed 4", "listed 3", "listed 2", "listed 1", "listed 0");
    assertThat(displayNames("labels.list:* AND labels.odd=1", "create_time"))
        .containsExactly("listed 1", "listed 3");
    assertThat(
            displayNames(
                "display_name=\"listed 1\" OR display_name=\"*ed 2\" AND NOT labels.odd=1", ""))
        .containsExactly("listed 2");
    assertThat(
            displayNames(
                "labels.list=yes (display_name=\"listed 0\" OR display_name:\"d 4\")"
                    + " create_time>\"2020-01-01T00:00:00Z\"",
                "end_time desc"))
        .containsExactlyInAnyOrder("listed 4", "listed 0");
    assertThat(
            displayNames(
                "pipeline_name=environment AND state!=\"PIPELINE_STATE_SUCCEEDED\" AND"
                    + " labels.list=yes",
                ""))
        .isEmpty();
    ListPipelineJobsResponse first =
        list(request -> request.setFilter("labels.list=yes").setPageSize(2));
    assertThat(first.getPipelineJobsCount()).isEqualTo(2);
    assertThat(first.getPipelineJobs(0).getJobDetail().getTaskDetailsCount()).isZero();
    ListPipelineJobsResponse last =
        list(
            request ->
                request
                    .setFilter("labels.list=yes")
                    .setPageSize(4)
                    .setPageToken(first.getNextPageToken()));
    assertThat(last.getPipelineJobsCount()).isEqualTo(3);
    assertThat(last.getNextPageToken()).isEmpty();
    ListPipelineJobsResponse masked =
        list(
            request ->
                request
                    .setFilter("labels.list=yes")
                    .setReadMask(FieldMask.newBuilder().addPaths("name").addPaths("state")));
    assertThat(masked.getPipelineJobs(0).hasPipelineSpec()).isFalse();
    assertThat(masked.getPipelineJobs(0).getName()).isNotEmpty();
    assertThat(
            refused(
                () ->
                    list(request -> request.setFilter("").setPageToken(first.getNextPageToken()))))
        .hasMessage("page_token is not one of this list.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "colour=red # filter `colour=red`: 'colour' is not a field to filter by; the fields are"
            + " pipeline_name, display_name, pipeline_job_user_id, state, create_time,"
            + " update_time, start_time, end_time, labels, template_uri, schedule_name.",
        "state # filter `state`: a comparison is missing at the end.",
        "state = # filter `state =`: a value is missing at the end.",
        "(state=x # filter `(state=x`: a ')' is missing.",
        "state=x) # filter `state=x)`: ')' is one too many.",
        "state ~ x # filter `state ~ x`: '~' stands where a comparison should.",
        "state=\"x # filter `state=\"x`: '\"x' cannot be read.",
        "create_time>soon # filter: 'soon' is not a time such as 2026-01-02T03:04:05Z."
      })
  void refusesBadFilters(String filter, String message) {
    Service.Failed failed = refused(() -> list(request -> request.setFilter(filter)));
    assertThat(failed.code).isEqualTo("INVALID_ARGUMENT");
    assertThat(failed).hasMessage(message);
  }

  @Test
  void refusesBadOrders() {
    assertThat(refused(() -> list(request -> request.setOrderBy("name sideways"))))
        .hasMessage(
            "order_by: 'name sideways' is not an order; the fields are create_time, update_time,"
                + " start_time, end_time, each perhaps followed by desc.");
    assertThat(refused(() -> list(request -> request.setPageSize(-1))).code)
        .isEqualTo("INVALID_ARGUMENT");
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
  void keepsOperations() {
    Operation deleted = delete(quick());
    GetOperationRequest get = GetOperationRequest.newBuilder().setName(deleted.getName()).build();
    assertThat(operation("GetOperation", get)).isEqualTo(deleted);
    assertThat(
            operation(
                "WaitOperation",
                WaitOperationRequest.newBuilder().setName(deleted.getName()).build()))
        .isEqualTo(deleted);
    ListOperationsResponse all =
        service.call(
            "Operations",
            "ListOperations",
            ListOperationsRequest.newBuilder().setName(Lab.PARENT).build(),
            ListOperationsResponse.getDefaultInstance());
    assertThat(all.getOperationsList()).contains(deleted);
    service.call(
        "Operations",
        "DeleteOperation",
        DeleteOperationRequest.newBuilder().setName(deleted.getName()).build(),
        Empty.getDefaultInstance());
    assertThat(refused(() -> operation("GetOperation", get)).code).isEqualTo("NOT_FOUND");
  }

  private Operation operation(String method, com.google.protobuf.Message question) {
    return service.call("Operations", method, question, Operation.getDefaultInstance());
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

  @Test
  void putsARunIntoAnExperiment() {
    Context experiment = context("experiment-1");
    assertThat(refused(() -> context("experiment-1")).code).isEqualTo("ALREADY_EXISTS");
    Context run = get(quick()).getJobDetail().getPipelineRunContext();
    metadata(
        "AddContextChildren",
        AddContextChildrenRequest.newBuilder()
            .setContext(STORE + "/contexts/experiment-1")
            .addChildContexts(run.getName())
            .build(),
        AddContextChildrenResponse.getDefaultInstance());
    assertThat(find(run.getName()).getParentContextsList()).contains(experiment.getName());
    metadata(
        "RemoveContextChildren",
        RemoveContextChildrenRequest.newBuilder()
            .setContext(experiment.getName())
            .addChildContexts(run.getName())
            .build(),
        RemoveContextChildrenResponse.getDefaultInstance());
    assertThat(find(run.getName()).getParentContextsList())
        .doesNotContain(experiment.getName())
        .isNotEmpty();
  }

  @Test
  void keepsContexts() {
    Context made = context("context-to-change");
    Context changed =
        metadata(
            "UpdateContext",
            UpdateContextRequest.newBuilder()
                .setContext(made.toBuilder().setDisplayName("Changed").setDescription("not asked"))
                .setUpdateMask(FieldMask.newBuilder().addPaths("display_name"))
                .build(),
            Context.getDefaultInstance());
    assertThat(changed.getDisplayName()).isEqualTo("Changed");
    assertThat(changed.getDescription()).isEmpty();
    ListContextsResponse listed =
        metadata(
            "ListContexts",
            ListContextsRequest.newBuilder()
                .setParent(STORE)
                .setFilter("schema_title=\"system.Experiment\" AND display_name=Changed")
                .build(),
            ListContextsResponse.getDefaultInstance());
    assertThat(listed.getContextsList()).containsExactly(changed);
    Operation deleted =
        metadata(
            "DeleteContext",
            DeleteContextRequest.newBuilder().setName(made.getName()).build(),
            Operation.getDefaultInstance());
    assertThat(deleted.getDone()).isTrue();
    assertThat(refused(() -> find(made.getName())).code).isEqualTo("NOT_FOUND");
    assertThat(refused(() -> context("x"))).hasMessageContaining("is not a context id");
  }

  @Test
  void keepsMetadataStores() {
    MetadataStore standing =
        metadata(
            "GetMetadataStore",
            GetMetadataStoreRequest.newBuilder().setName(STORE).build(),
            MetadataStore.getDefaultInstance());
    assertThat(standing.getName()).endsWith("/metadataStores/default");
    CreateMetadataStoreRequest request =
        CreateMetadataStoreRequest.newBuilder()
            .setParent(Lab.PARENT)
            .setMetadataStoreId("another")
            .setMetadataStore(MetadataStore.newBuilder().setDescription("Another."))
            .build();
    Operation made = metadata("CreateMetadataStore", request, Operation.getDefaultInstance());
    assertThat(made.getResponse().is(MetadataStore.class)).isTrue();
    assertThat(
            refused(() -> metadata("CreateMetadataStore", request, Operation.getDefaultInstance()))
                .code)
        .isEqualTo("ALREADY_EXISTS");
    ListMetadataStoresResponse all =
        metadata(
            "ListMetadataStores",
            ListMetadataStoresRequest.newBuilder().setParent(Lab.PARENT).build(),
            ListMetadataStoresResponse.getDefaultInstance());
    assertThat(all.getMetadataStoresList().stream().map(MetadataStore::getDescription))
        .containsExactly("Another.");
  }

  private Context context(String id) {
    return metadata(
        "CreateContext",
        CreateContextRequest.newBuilder()
            .setParent(STORE)
            .setContextId(id)
            .setContext(
                Context.newBuilder()
                    .setDisplayName(id)
                    .setSchemaTitle("system.Experiment")
                    .setSchemaVersion("0.0.1")
                    .setMetadata(Lab.struct("{\"experiment_deleted\": false}")))
            .build(),
        Context.getDefaultInstance());
  }

  private Context find(String name) {
    return metadata(
        "GetContext",
        GetContextRequest.newBuilder().setName(name).build(),
        Context.getDefaultInstance());
  }

  private <A extends com.google.protobuf.Message> A metadata(
      String method, com.google.protobuf.Message question, A answer) {
    return service.call("MetadataService", method, question, answer);
  }

  private String quick() {
    String name = service.create(request("environment").build()).getName();
    lab.ended(name);
    return name;
  }

  private static CreatePipelineJobRequest.Builder request(String spec) {
    return Lab.request(Lab.spec(spec), Map.of());
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

  private PipelineJob get(String name) {
    return service.pipelines(
        "GetPipelineJob",
        GetPipelineJobRequest.newBuilder().setName(name).build(),
        PipelineJob.getDefaultInstance());
  }

  private Operation delete(String name) {
    return service.pipelines(
        "DeletePipelineJob",
        DeletePipelineJobRequest.newBuilder().setName(name).build(),
        Operation.getDefaultInstance());
  }

  private ListPipelineJobsResponse list(Consumer<ListPipelineJobsRequest.Builder> change) {
    ListPipelineJobsRequest.Builder request =
        ListPipelineJobsRequest.newBuilder().setParent(Lab.PARENT);
    change.accept(request);
    return service.pipelines(
        "ListPipelineJobs", request.build(), ListPipelineJobsResponse.getDefaultInstance());
  }

  private List<String> displayNames(String filter, String orderBy) {
    return list(request -> request.setFilter(filter).setOrderBy(orderBy))
        .getPipelineJobsList()
        .stream()
        .map(PipelineJob::getDisplayName)
        .toList();
  }

  private static Service.Failed refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Service.Failed failed = catchThrowableOfType(Service.Failed.class, call);
    assertThat(failed).as("refusal").isNotNull();
    return failed;
  }
}
