package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.PipelineJob;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.vertex.VertexJobs;
import io.github.vertexmaven.cloud.way.Way;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The number of a project names its usual account. */
class ProjectNumberTest {

  @Test
  void isInTheNamesOfJobs() {
    try (FakeVertex vertex = new FakeVertex()) {
      VertexJobs jobs =
          new VertexJobs(
              new Caller(
                  "Vertex AI",
                  vertex.address(),
                  true,
                  "acme",
                  "europe-west4",
                  new Identity(Optional.empty(), "me"),
                  Connections.QUICK,
                  Way.direct()));
      assertThat(jobs.projectNumber()).isEmpty();
      String name = "projects/1234/locations/europe-west4/pipelineJobs/train-1";
      vertex.jobs.put(name, PipelineJob.newBuilder().setName(name).build());
      assertThat(jobs.projectNumber()).contains("1234");
      jobs.close();
    }
  }
}
