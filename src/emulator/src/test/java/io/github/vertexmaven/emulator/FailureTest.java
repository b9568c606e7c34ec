package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.process.ProcessMark;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What follows from a task that fails. */
class FailureTest extends LabTest {

  @Test
  void waitsLongerBeforeEachTryUpToALimit() throws Exception {
    Lab.Ran ran = lab.run("backoff");
    assertThat(ran.states()).isEqualTo(Map.of("never", "FAILED"));
    List<Long> millis =
        Files.readAllLines(lab.bucket("lab/times")).stream()
            .map(nanos -> Long.parseLong(nanos) / 1_000_000)
            .toList();
    assertThat(millis).hasSize(4);
    assertThat(millis.get(1) - millis.get(0)).isBetween(200L, 20_000L);
    assertThat(millis.get(2) - millis.get(1)).isGreaterThanOrEqualTo(400);
    assertThat(millis.get(3) - millis.get(2)).isGreaterThanOrEqualTo(400);
  }

  @Test
  void leavesNoProcessBehindAJobThatFailed() {
    Lab.Ran ran = lab.run("leftover");
    assertThat(ran.states()).isEqualTo(Map.of("fails", "FAILED", "ends", "SUCCEEDED"));
    assertThat(ProcessMark.of(home).processes()).isEmpty();
  }

  @Test
  void failsALoopOfWhichOneIterationFails() {
    Lab.Ran ran = lab.run("loop-failure");
    assertThat(ran.state()).isEqualTo("FAILED");
    assertThat(ran.states())
        .isEqualTo(
            Map.of(
                "each", "FAILED",
                "each.0", "SUCCEEDED",
                "each.1", "FAILED",
                "each.2", "SUCCEEDED",
                "all", "NOT_TRIGGERED"));
  }

  @Test
  void runsExitTasksUnderTheFastPolicyToo() {
    Lab.Ran ran =
        lab.run(
            "exit-handler",
            Map.of(),
            request ->
                request
                    .getPipelineJobBuilder()
                    .getRuntimeConfigBuilder()
                    .setFailurePolicy(PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_FAST));
    assertThat(ran.state()).isEqualTo("FAILED");
    assertThat(ran.states())
        .containsEntry("exit", "SUCCEEDED")
        .containsEntry("exit-pipeline.leaf", "SUCCEEDED");
  }

  @Test
  void tellsExitTasksOfASuccessToo() {
    String text =
        JsonValues.write(JsonValues.read(print("exit-handler"))).replace("\"false\"", "\"true\"");
    Lab.Ran ran =
        lab.ended(lab.grpc.create(Lab.request(Lab.struct(text), Map.of()).build()).getName());
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    Map<String, Object> status = JsonValues.object(JsonValues.read(seen(ran)));
    assertThat(status)
        .containsEntry("state", "SUCCEEDED")
        .containsEntry("pipelineTaskName", "my-body")
        .containsEntry("pipelineJobResourceName", ran.job().getName())
        .doesNotContainKey("error");
  }

  private static String seen(Lab.Ran ran) {
    return JsonValues.read(ran.output("exit", "seen")).toString();
  }

  private static String print(String spec) {
    try {
      return com.google.protobuf.util.JsonFormat.printer().print(Lab.spec(spec));
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
