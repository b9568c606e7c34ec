package io.github.vertexmaven.cloud.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.protobuf.util.JsonFormat;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.job.submit.VertexRequestText;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobTemplate;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobRequestTest {

  private static final String SPEC = "{\"pipelineInfo\": {\"name\": \"p\"}, \"root\": {}}";

  private static PipelineJob told(JobTemplate job) throws Exception {
    List<String> lines =
        new VertexRequestText("projects/p/locations/r")
            .body(job, "target/p.json", Redaction.byName());
    PipelineJob.Builder read = PipelineJob.newBuilder();
    JsonFormat.parser().merge(String.join("\n", lines), read);
    return read.build();
  }

  private static PipelineJob sent(JobTemplate job) {
    return JobRequest.of("projects/p/locations/l", job).getPipelineJob();
  }

  @Test
  void whatTheDryRunPrintsIsWhatIsSent() throws Exception {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("rate", 0.5);
    parameters.put("rows", 12L);
    parameters.put("large", BigInteger.TEN);
    parameters.put("model", Map.of("features", List.of("a", "b"), "deep", Map.of("x", true)));
    parameters.put("none", null);
    JobOptions all =
        new JobOptions(
            Map.of("team", "flights"),
            Optional.of("runner@p.iam.gserviceaccount.com"),
            true,
            true,
            Optional.of("projects/p/locations/l/keyRings/r/cryptoKeys/k"),
            new JobOptions.Network(
                Optional.of("projects/1/global/networks/n"),
                List.of("range"),
                Optional.of(
                    new JobOptions.PscInterface(
                        "projects/p/regions/l/networkAttachments/a",
                        List.of(new JobOptions.DnsPeering("acme.com.", "p", "n"))))));
    JobTemplate job = new JobTemplate("p-1", SPEC, "gs://b/runs", parameters, all);
    assertThat(told(job)).isEqualTo(sent(job));
  }

  @Test
  void whatNobodySetsIsNotSent() throws Exception {
    JobTemplate job =
        new JobTemplate("p-1", SPEC, "gs://b/runs", Map.of(), JobOptions.labelled(Map.of()));
    assertThat(told(job)).isEqualTo(sent(job));
  }

  @Test
  void secretsAreMaskedAndALongSpecIsNamed() {
    String spec = "{\"pipelineInfo\": {\"name\": \"" + "p".repeat(3000) + "\"}}";
    Map<String, Object> parameters = Map.of("db", Map.of("password", "hunter2"));
    JobTemplate job =
        new JobTemplate("p-1", spec, "gs://b/runs", parameters, JobOptions.labelled(Map.of()));
    assertThat(
            new VertexRequestText("projects/p/locations/r")
                .body(job, "target/vertexai/p.json", Redaction.byName()))
        .containsExactly(
            "{",
            "  \"displayName\": \"p-1\",",
            "  \"pipelineSpec\": \"as in target/vertexai/p.json\",",
            "  \"runtimeConfig\": {",
            "    \"gcsOutputDirectory\": \"gs://b/runs\",",
            "    \"failurePolicy\": \"PIPELINE_FAILURE_POLICY_FAIL_SLOW\",",
            "    \"parameterValues\": {",
            "      \"db\": {",
            "        \"password\": \"***\"",
            "      }",
            "    }",
            "  },",
            "  \"labels\": {}",
            "}");
  }
}
