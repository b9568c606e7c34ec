package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.AddContextChildrenRequest;
import com.google.cloud.aiplatform.v1.AddContextChildrenResponse;
import com.google.cloud.aiplatform.v1.Artifact;
import com.google.cloud.aiplatform.v1.Context;
import com.google.cloud.aiplatform.v1.CreateArtifactRequest;
import com.google.cloud.aiplatform.v1.CreateContextRequest;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.DeleteContextRequest;
import com.google.cloud.aiplatform.v1.Event;
import com.google.cloud.aiplatform.v1.Execution;
import com.google.cloud.aiplatform.v1.GetArtifactRequest;
import com.google.cloud.aiplatform.v1.GetContextRequest;
import com.google.cloud.aiplatform.v1.GetExecutionRequest;
import com.google.cloud.aiplatform.v1.GetMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.LineageSubgraph;
import com.google.cloud.aiplatform.v1.ListArtifactsRequest;
import com.google.cloud.aiplatform.v1.ListArtifactsResponse;
import com.google.cloud.aiplatform.v1.ListContextsRequest;
import com.google.cloud.aiplatform.v1.ListContextsResponse;
import com.google.cloud.aiplatform.v1.ListExecutionsRequest;
import com.google.cloud.aiplatform.v1.ListExecutionsResponse;
import com.google.cloud.aiplatform.v1.ListMetadataStoresRequest;
import com.google.cloud.aiplatform.v1.ListMetadataStoresResponse;
import com.google.cloud.aiplatform.v1.MetadataStore;
import com.google.cloud.aiplatform.v1.QueryArtifactLineageSubgraphRequest;
import com.google.cloud.aiplatform.v1.QueryContextLineageSubgraphRequest;
import com.google.cloud.aiplatform.v1.QueryExecutionInputsAndOutputsRequest;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contexts, metadata stores and operations. */
abstract class MetadataSuite extends FacesSuite {

  private static final String STORE = Lab.PARENT + "/metadataStores/default";

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

  private Operation operation(String method, com.google.protobuf.Message question) {
    return service.call("Operations", method, question, Operation.getDefaultInstance());
  }

  /** What get_experiment_df of Google's Python client asks, one call after the other. */
  @Test
  void tellsOfTheRunsOfAnExperiment() {
    Context experiment = context("experiment-with-runs");
    CreatePipelineJobRequest.Builder request = Lab.request(Lab.spec("lineage"), Map.of("size", 3));
    String job = service.create(request.build()).getName();
    lab.ended(job);
    Context run = get(job).getJobDetail().getPipelineRunContext();
    metadata(
        "AddContextChildren",
        AddContextChildrenRequest.newBuilder()
            .setContext(experiment.getName())
            .addChildContexts(run.getName())
            .build(),
        AddContextChildrenResponse.getDefaultInstance());
    ListContextsResponse runs =
        metadata(
            "ListContexts",
            ListContextsRequest.newBuilder()
                .setParent(STORE)
                .setFilter(
                    "(schema_title=\"system.ExperimentRun\" OR schema_title=\"system.PipelineRun\")"
                        + " AND parent_contexts:\""
                        + STORE
                        + "/contexts/experiment-with-runs\",\""
                        + STORE
                        + "/contexts/another\"")
                .build(),
            ListContextsResponse.getDefaultInstance());
    assertThat(runs.getContextsList()).extracting(Context::getName).containsExactly(run.getName());

    Execution execution =
        executions("schema_title=\"system.Run\" AND in_context(\"" + run.getName() + "\")").get(0);
    assertThat(execution.getMetadata().getFieldsOrThrow("input:size").getNumberValue())
        .isEqualTo(3);
    assertThat(execution.getState()).isEqualTo(Execution.State.COMPLETE);
    assertThat(executions("in_context(\"" + run.getName() + "\")")).hasSize(3);
    assertThat(executions("in_context(\"" + experiment.getName() + "\")")).isEmpty();

    Artifact metrics =
        artifacts("schema_title=\"system.Metrics\" AND in_context(\"" + run.getName() + "\")")
            .get(0);
    assertThat(metrics.getMetadata().getFieldsOrThrow("accuracy").getNumberValue()).isEqualTo(0.5);
    assertThat(artifact(metrics.getName())).isEqualTo(metrics);
    // The row of a pipeline's run asks for four kinds of metrics at once.
    assertThat(
            artifacts(
                "(schema_title=\"system.Metrics\" OR schema_title=\"google.ClassificationMetrics\""
                    + " OR schema_title=\"google.RegressionMetrics\""
                    + " OR schema_title=\"google.ForecastingMetrics\") AND in_context(\""
                    + run.getName()
                    + "\")"))
        .containsExactly(metrics);
    // A list of experiments may have a filter of the caller's behind the client's own.
    assertThat(contexts("schema_title=\"system.Experiment\" AND (display_name=\"nix\")")).isEmpty();
    assertThat(contexts("schema_title=\"system.Experiment\""))
        .extracting(Context::getName)
        .contains(experiment.getName());
  }

  private List<Context> contexts(String filter) {
    return metadata(
            "ListContexts",
            ListContextsRequest.newBuilder().setParent(STORE).setFilter(filter).build(),
            ListContextsResponse.getDefaultInstance())
        .getContextsList();
  }

  /** What get_pipeline_df asks. */
  @Test
  void tellsOfTheRunsOfAPipeline() {
    String job =
        service.create(Lab.request(Lab.spec("lineage"), Map.of("size", 4)).build()).getName();
    lab.ended(job);
    Context pipeline = get(job).getJobDetail().getPipelineContext();
    assertThat(
            executions(
                "schema_title=\"system.Run\" AND in_context(\"" + STORE + "/contexts/lineage\")"))
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.getSchemaTitle()).isEqualTo("system.Run"));
    LineageSubgraph graph =
        metadata(
            "QueryContextLineageSubgraph",
            QueryContextLineageSubgraphRequest.newBuilder().setContext(pipeline.getName()).build(),
            LineageSubgraph.getDefaultInstance());
    assertThat(graph.getExecutionsCount()).isGreaterThanOrEqualTo(3);
    assertThat(graph.getEventsList())
        .anySatisfy(event -> assertThat(event.getType()).isEqualTo(Event.Type.INPUT))
        .anySatisfy(event -> assertThat(event.getType()).isEqualTo(Event.Type.OUTPUT));
    Execution reader =
        executions("display_name=use AND in_context(\"" + pipeline.getName() + "\")").get(0);
    LineageSubgraph io =
        metadata(
            "QueryExecutionInputsAndOutputs",
            QueryExecutionInputsAndOutputsRequest.newBuilder()
                .setExecution(reader.getName())
                .build(),
            LineageSubgraph.getDefaultInstance());
    assertThat(io.getExecutionsList()).containsExactly(reader);
    Artifact data = io.getArtifactsList().get(0);
    LineageSubgraph ofData =
        metadata(
            "QueryArtifactLineageSubgraph",
            QueryArtifactLineageSubgraphRequest.newBuilder().setArtifact(data.getName()).build(),
            LineageSubgraph.getDefaultInstance());
    assertThat(ofData.getExecutionsList())
        .extracting(Execution::getDisplayName)
        .contains("make", "use");
    assertThat(execution(reader.getName())).isEqualTo(reader);
  }

  @Test
  void keepsArtifactsOfClients() {
    CreateArtifactRequest request =
        CreateArtifactRequest.newBuilder()
            .setParent(STORE)
            .setArtifactId("given-" + service.getClass().getSimpleName().toLowerCase(Locale.ROOT))
            .setArtifact(
                Artifact.newBuilder()
                    .setDisplayName("Given")
                    .setUri("gs://lab/given")
                    .setSchemaTitle("system.Dataset"))
            .build();
    Artifact made = metadata("CreateArtifact", request, Artifact.getDefaultInstance());
    assertThat(made.getName()).endsWith("/artifacts/" + request.getArtifactId());
    assertThat(artifacts("uri=\"gs://lab/given\"")).contains(made);
    assertThat(artifact(STORE + "/artifacts/" + request.getArtifactId())).isEqualTo(made);
    assertThat(
            refused(() -> metadata("CreateArtifact", request, Artifact.getDefaultInstance())).code)
        .isEqualTo("ALREADY_EXISTS");
    assertThat(refused(() -> artifact(STORE + "/artifacts/nix-there")).code).isEqualTo("NOT_FOUND");
    assertThat(refused(() -> execution(STORE + "/executions/12345")).code).isEqualTo("NOT_FOUND");
    assertThat(refused(() -> artifacts("in_context:x")))
        .hasMessageContaining("in_context needs a context in parentheses");
  }

  private List<Execution> executions(String filter) {
    return metadata(
            "ListExecutions",
            ListExecutionsRequest.newBuilder().setParent(STORE).setFilter(filter).build(),
            ListExecutionsResponse.getDefaultInstance())
        .getExecutionsList();
  }

  private List<Artifact> artifacts(String filter) {
    return metadata(
            "ListArtifacts",
            ListArtifactsRequest.newBuilder().setParent(STORE).setFilter(filter).build(),
            ListArtifactsResponse.getDefaultInstance())
        .getArtifactsList();
  }

  private Execution execution(String name) {
    return metadata(
        "GetExecution",
        GetExecutionRequest.newBuilder().setName(name).build(),
        Execution.getDefaultInstance());
  }

  private Artifact artifact(String name) {
    return metadata(
        "GetArtifact",
        GetArtifactRequest.newBuilder().setName(name).build(),
        Artifact.getDefaultInstance());
  }
}
