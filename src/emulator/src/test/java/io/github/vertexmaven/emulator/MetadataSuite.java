package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.AddContextChildrenRequest;
import com.google.cloud.aiplatform.v1.AddContextChildrenResponse;
import com.google.cloud.aiplatform.v1.Context;
import com.google.cloud.aiplatform.v1.CreateContextRequest;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.DeleteContextRequest;
import com.google.cloud.aiplatform.v1.GetContextRequest;
import com.google.cloud.aiplatform.v1.GetMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.ListContextsRequest;
import com.google.cloud.aiplatform.v1.ListContextsResponse;
import com.google.cloud.aiplatform.v1.ListMetadataStoresRequest;
import com.google.cloud.aiplatform.v1.ListMetadataStoresResponse;
import com.google.cloud.aiplatform.v1.MetadataStore;
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
}
