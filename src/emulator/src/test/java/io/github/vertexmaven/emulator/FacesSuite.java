package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.DeletePipelineJobRequest;
import com.google.cloud.aiplatform.v1.GetPipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.longrunning.Operation;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What clients see; the same over every transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FacesSuite {

  Lab lab;

  Service service;

  abstract Service service(Lab lab);

  @BeforeAll
  void open(@TempDir Path home) throws Exception {
    prepare(home);
    lab = Lab.open(home);
    service = service(lab);
  }

  /** What is there before the emulator. */
  void prepare(Path home) throws Exception {}

  @AfterAll
  void close() throws Exception {
    lab.close();
  }

  String quick() {
    String name = service.create(request("environment").build()).getName();
    lab.ended(name);
    return name;
  }

  static CreatePipelineJobRequest.Builder request(String spec) {
    return Lab.request(Lab.spec(spec), Map.of());
  }

  PipelineJob get(String name) {
    return service.pipelines(
        "GetPipelineJob",
        GetPipelineJobRequest.newBuilder().setName(name).build(),
        PipelineJob.getDefaultInstance());
  }

  Operation delete(String name) {
    return service.pipelines(
        "DeletePipelineJob",
        DeletePipelineJobRequest.newBuilder().setName(name).build(),
        Operation.getDefaultInstance());
  }

  ListPipelineJobsResponse list(Consumer<ListPipelineJobsRequest.Builder> change) {
    ListPipelineJobsRequest.Builder request =
        ListPipelineJobsRequest.newBuilder().setParent(Lab.PARENT);
    change.accept(request);
    return service.pipelines(
        "ListPipelineJobs", request.build(), ListPipelineJobsResponse.getDefaultInstance());
  }

  static Service.Failed refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Service.Failed failed = catchThrowableOfType(Service.Failed.class, call);
    assertThat(failed).as("refusal").isNotNull();
    return failed;
  }
}
