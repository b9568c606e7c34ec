package io.github.vertexmaven.cloud;

import static io.github.vertexmaven.cloud.Connections.QUICK;
import static io.github.vertexmaven.cloud.Connections.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.aiplatform.v1.Context;
import com.google.cloud.aiplatform.v1.CreateContextRequest;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineJobDetail;
import com.google.cloud.aiplatform.v1.PipelineState;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.Code;
import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExperimentsTest {

  private static final String PARENT = "projects/acme/locations/europe-west4";
  private static final String STORE = PARENT + "/metadataStores/default";
  private static final String NAME = STORE + "/contexts/my-experiment";

  private final Experiment experiment = new Experiment("my-experiment", "My Experiment");
  private final FakeMetadata metadata = new FakeMetadata();
  private final FakeVertex vertex = new FakeVertex(metadata);
  private final Remote remote = Connections.toVertex(vertex.address(), QUICK);

  @AfterEach
  void close() {
    remote.close();
    vertex.close();
  }

  @Test
  void makesTheStoreAndTheExperimentOnce() {
    remote.experiments().ensure(experiment, Optional.empty());
    assertThat(metadata.stores).containsExactly(STORE);
    CreateContextRequest made =
        metadata.calls.stream()
            .filter(CreateContextRequest.class::isInstance)
            .map(CreateContextRequest.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(made.getParent()).isEqualTo(STORE);
    assertThat(made.getContextId()).isEqualTo("my-experiment");
    assertThat(made.getContext().getDisplayName()).isEqualTo("My Experiment");
    assertThat(made.getContext().getSchemaTitle()).isEqualTo("system.Experiment");
    assertThat(made.getContext().getSchemaVersion()).isEqualTo("0.0.1");
    assertThat(made.getContext().getMetadata().getFieldsOrThrow("experiment_deleted"))
        .isEqualTo(Value.newBuilder().setBoolValue(false).build());
    int calls = metadata.calls.size();
    remote.experiments().ensure(experiment, Optional.empty());
    assertThat(metadata.calls).hasSize(calls + 1);
  }

  @Test
  void aStoreThatHasToBeMadeGetsTheKeyOfTheRuns() {
    String key = "projects/acme/locations/europe-west4/keyRings/r/cryptoKeys/k";
    remote.experiments().ensure(experiment, Optional.of(key));
    assertThat(metadata.calls)
        .filteredOn(CreateMetadataStoreRequest.class::isInstance)
        .singleElement()
        .extracting(
            call ->
                ((CreateMetadataStoreRequest) call)
                    .getMetadataStore()
                    .getEncryptionSpec()
                    .getKmsKeyName())
        .isEqualTo(key);
  }

  @Test
  void nobodyWaitsForTheContextOfAJobThatHasEnded() {
    context(Context.newBuilder().setSchemaTitle("system.Experiment"));
    remote.jobs().submit(job("train-1"));
    vertex.jobs.computeIfPresent(
        PARENT + "/pipelineJobs/train-1",
        (name, job) ->
            PipelineJob.newBuilder(job).setState(PipelineState.PIPELINE_STATE_FAILED).build());
    assertThat(remote.experiments().add("train-1", experiment, Duration.ofDays(1))).isFalse();
  }

  @Test
  void anotherOneMayMakeItMeanwhileAndTransientFaultsAreRepeated() {
    metadata.faults.add(FakeVertex.error(Code.UNAVAILABLE, "later"));
    metadata.faults.add(FakeVertex.error(Code.NOT_FOUND, "no context"));
    metadata.faults.add(FakeVertex.error(Code.UNAVAILABLE, "later"));
    metadata.stores.add(STORE);
    context(Context.newBuilder().setSchemaTitle("system.Experiment"));
    remote.experiments().ensure(experiment, Optional.empty());
    assertThat(metadata.contexts).hasSize(1);
  }

  private void context(Context.Builder context) {
    metadata.contexts.put(NAME, context.setName(NAME).build());
  }

  @Test
  void refusesWhatIsNoExperimentForRuns() {
    context(Context.newBuilder().setSchemaTitle("system.Pipeline"));
    assertThatThrownBy(() -> remote.experiments().ensure(experiment, Optional.empty()))
        .isInstanceOf(RemoteException.class)
        .hasMessage(
            "'my-experiment' is a system.Pipeline in the metadata store, to which no run can belong: set another experiment_name.");
    context(
        Context.newBuilder()
            .setSchemaTitle("system.Experiment")
            .setMetadata(
                Struct.newBuilder()
                    .putFields(
                        "tensorboard_link", Value.newBuilder().setStringValue("x").build())));
    assertThatThrownBy(() -> remote.experiments().ensure(experiment, Optional.empty()))
        .hasMessage(
            "'my-experiment' is an experiment of TensorBoard in the metadata store, to which no run can belong: set another experiment_name.");
  }

  @Test
  void putsAJobIntoItOnceTheServiceHasMadeItsContext() {
    context(Context.newBuilder().setSchemaTitle("system.Experiment"));
    remote.jobs().submit(job("train-1"));
    assertThat(remote.experiments().add("train-1", experiment, Duration.ofMillis(10))).isFalse();
    String run = STORE + "/contexts/train-1";
    vertex.jobs.computeIfPresent(
        PARENT + "/pipelineJobs/train-1",
        (name, job) ->
            PipelineJob.newBuilder(job)
                .setJobDetail(
                    PipelineJobDetail.newBuilder()
                        .setPipelineRunContext(Context.newBuilder().setName(run)))
                .build());
    assertThat(remote.experiments().add("train-1", experiment, Duration.ofSeconds(5))).isTrue();
    assertThat(metadata.children).containsOnlyKeys(NAME);
    assertThat(metadata.children.get(NAME)).containsExactly(run);
  }

  @Test
  void saysWhatIsNotAllowed() {
    metadata.faults.add(FakeVertex.error(Code.PERMISSION_DENIED, "no"));
    assertThatThrownBy(() -> remote.experiments().ensure(experiment, Optional.empty()))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("read experiment 'my-experiment'");
  }
}
