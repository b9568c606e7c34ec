package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.protobuf.Empty;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.process.ProcessMark;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which tasks run, and when; one feature each, on a small spec of its own. */
class ControlFlowTest extends LabTest {

  @Test
  void takesOneBranchOfACondition() {
    Lab.Ran ran = lab.run("conditions", Map.of("n", 15.0));
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    assertThat(ran.output("use", "out")).isEqualTo("\"middle\"");
    assertThat(ran.states())
        .containsEntry("condition-branches-1.condition-2", "NOT_TRIGGERED")
        .containsEntry("condition-branches-1.condition-3", "SUCCEEDED")
        .containsEntry("condition-branches-1.condition-3.say", "SUCCEEDED")
        .containsEntry("condition-branches-1.condition-4", "NOT_TRIGGERED")
        .containsEntry("quoted.say", "SUCCEEDED")
        .containsEntry("flag.say", "SUCCEEDED")
        .containsEntry("after", "SUCCEEDED");
    Lab.Ran other = lab.run("conditions", Map.of("n", 99.0, "s", "other", "b", false));
    assertThat(other.output("use", "out")).isEqualTo("\"large\"");
    assertThat(other.states())
        .containsEntry("quoted", "NOT_TRIGGERED")
        .containsEntry("after", "NOT_TRIGGERED")
        .containsEntry("flag", "NOT_TRIGGERED")
        .doesNotContainKey("quoted.say");
    assertThat(other.state()).isEqualTo("SUCCEEDED");
  }

  @Test
  void takesTheArtifactOfTheBranchThatRan() {
    Lab.Ran yes = lab.run("oneof-artifacts", Map.of("b", true));
    assertThat(yes.errors()).isEmpty();
    assertThat(yes.output("use", "read")).isEqualTo("\"yes\"");
    assertThat(lab.run("oneof-artifacts", Map.of("b", false)).output("use", "read"))
        .isEqualTo("\"no\"");
  }

  @Test
  void failsOnConditionsThatCannotBeDecided() {
    Lab.Ran ran = lab.run("bad-condition");
    assertThat(ran.states().values()).containsOnly("FAILED");
    assertThat(ran.task("number").getError().getMessage())
        .startsWith("The condition `int(inputs.parameter_values['s']) == 1` cannot be decided: ");
    assertThat(ran.task("missing").getError().getMessage()).contains("other");
    assertThat(ran.task("text").getError().getMessage())
        .isEqualTo(
            "The condition `inputs.parameter_values['s']` cannot be decided: the result is"
                + " \"word\", not a boolean.");
  }

  @Test
  void loopsAndCollects() {
    Lab.Ran ran = lab.run("loops");
    assertThat(ran.job().getError().getMessage()).isEmpty();
    assertThat(ran.artifact("all", "summary"))
        .isEqualTo(
            "[[\"1a\",\"1b\"],[\"2a\",\"2b\"],[\"3a\",\"3b\"]]"
                + " [\"1A\",\"1B\",\"2A\",\"2B\",\"3A\",\"3B\"] 6");
    assertThat(ran.states()).containsEntry("outer.2.inner.1.double", "SUCCEEDED");
    assertThat(ran.task("outer.2.inner.1").getTaskName()).isEqualTo("inner-1");
  }

  @Test
  void loopsOverNothing() {
    Lab.Ran ran = lab.run("loops", Map.of("numbers", List.of()));
    assertThat(ran.artifact("all", "summary")).isEqualTo("[] [] 0");
  }

  @Test
  void handsUntypedItemsOnToWhatTakesThem() {
    Lab.Ran ran = lab.run("untyped");
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.output("objects.1.say", "out")).isEqualTo("\"v2 none\"");
    assertThat(ran.output("numbers.0.count", "out")).isEqualTo("7");
    assertThat(ran.output("numbers.0.say", "out")).isEqualTo("\"7 none\"");
  }

  @Test
  void aSelectorThatFindsNoValueFailsItsTask() {
    Map<String, Object> gap = new java.util.HashMap<>();
    gap.put("k", null);
    Lab.Ran ran =
        lab.run("untyped", Map.of("objects", List.of(Map.of("k", "v"), Map.of("other", "v"), gap)));
    assertThat(ran.output("objects.0.say", "out")).isEqualTo("\"v none\"");
    assertThat(ran.task("objects.1.say").getError().getMessage())
        .isEqualTo(
            "The input 'text' cannot be selected by `parseJson(string_value)[\"k\"]`: there is no"
                + " key 'k'.");
    assertThat(ran.task("objects.2.say").getError().getMessage())
        .isEqualTo(
            "The input 'text' cannot be selected by `parseJson(string_value)[\"k\"]`: the result is"
                + " null.");
  }

  @Test
  void keepsTheLimitOfALoop() throws Exception {
    lab.close();
    lab = Lab.open(home, 4);
    Lab.Ran ran = lab.run("limit");
    assertThat(beside(ran, "two", 6)).contains(2).allMatch(n -> n <= 2);
    assertThat(beside(ran, "free", 4)).anyMatch(n -> n > 2);
  }

  private static List<Integer> beside(Lab.Ran ran, String loop, int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> Integer.valueOf(ran.output(loop + "." + i, "beside")))
        .toList();
  }

  @Test
  void runsExitTasksWithTheFinalStatus() {
    Lab.Ran ran = lab.run("exit-handler");
    assertThat(ran.state()).isEqualTo("FAILED");
    assertThat(ran.states())
        .containsEntry("exit-handler-1", "FAILED")
        .containsEntry("exit-handler-1.works", "SUCCEEDED")
        .containsEntry("exit-handler-1.fails", "FAILED")
        .containsEntry("exit-handler-1.last", "NOT_TRIGGERED")
        .containsEntry("exit", "SUCCEEDED")
        .containsEntry("exit-pipeline.leaf", "SUCCEEDED");
    String status =
        "{\"error\":{\"code\":9,\"message\":\"The DAG failed because some tasks failed. The failed"
            + " tasks are: [it fails].\"},\"pipelineJobResourceName\":\""
            + ran.job().getName()
            + "\",\"pipelineTaskName\":\"my-body\",\"state\":\"FAILED\"}";
    assertThat(sorted(ran.output("exit", "seen"))).isEqualTo(sorted(status));
    assertThat(ran.output("exit-pipeline.leaf", "seen")).isEqualTo(ran.output("exit", "seen"));
  }

  private static String sorted(String json) {
    Object value = JsonValues.read(json);
    return JsonValues.canonical(value instanceof String text ? JsonValues.read(text) : value);
  }

  @Test
  void runsExitTasksUnderTheFastPolicyToo() {
    Lab.Ran ran = fast("exit-handler");
    assertThat(ran.states())
        .containsEntry("exit", "SUCCEEDED")
        .containsEntry("exit-pipeline.leaf", "SUCCEEDED");
  }

  @Test
  void finishesWhatDoesNotDependOnAFailure() {
    Lab.Ran ran = lab.run("policy");
    assertThat(ran.state()).isEqualTo("FAILED");
    assertThat(ran.states())
        .isEqualTo(
            Map.of(
                "fails", "FAILED",
                "after", "NOT_TRIGGERED",
                "anyway", "SUCCEEDED",
                "slow", "SUCCEEDED",
                "chain", "SUCCEEDED"));
  }

  @Test
  void startsNothingMoreUnderTheFastPolicy() throws Exception {
    String name = lab.submit("fast-policy", Map.of(), ControlFlowTest::failFast);
    lab.await(name, ran -> "FAILED".equals(ran.states().get("fails")));
    Files.writeString(lab.bucket("lab/fast/seen"), "");
    Lab.Ran ran = lab.ended(name);
    assertThat(ran.state()).isEqualTo("FAILED");
    assertThat(ran.states())
        .containsEntry("fails", "FAILED")
        .containsEntry("slow", "SUCCEEDED")
        .containsEntry("chain", "CANCELLED");
  }

  private Lab.Ran fast(String spec) {
    return lab.run(spec, Map.of(), ControlFlowTest::failFast);
  }

  private static void failFast(CreatePipelineJobRequest.Builder request) {
    request
        .getPipelineJobBuilder()
        .getRuntimeConfigBuilder()
        .setFailurePolicy(PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_FAST);
  }

  @Test
  void passesValuesThroughNestedDags() {
    Lab.Ran ran = lab.run("nested", Map.of("word", "w"));
    assertThat(ran.output("middle", "up")).isEqualTo("\"w B no-c no-extra\"");
    String file = ran.task("middle").getOutputsOrThrow("file").getArtifacts(0).getUri();
    assertThat(ran.output("use", "out"))
        .isEqualTo("\"w B no-c no-extra B c=given " + lab.bucket(file.substring(5)) + "\"");
    PipelineTaskDetail root = ran.task("");
    assertThat(root.getTaskName()).isEqualTo(ran.job().getName().replaceFirst(".*/", ""));
    assertThat(ran.task("middle").getParentTaskId()).isEqualTo(root.getTaskId());
    assertThat(ran.task("middle.inner.join").getParentTaskId())
        .isEqualTo(ran.task("middle.inner").getTaskId());
  }

  @Test
  void leavesNoProcessBehindACancelledJob() throws Exception {
    String name = lab.submit("cancel", Map.of(), request -> {});
    lab.await(name, ran -> ProcessMark.of(home).processes().size() >= 3);
    lab.grpc.pipelines(
        "CancelPipelineJob",
        CancelPipelineJobRequest.newBuilder().setName(name).build(),
        Empty.getDefaultInstance());
    Lab.Ran ran = lab.ended(name);
    assertThat(ran.state()).isEqualTo("CANCELLED");
    assertThat(ran.states().values()).containsOnly("CANCELLED");
    assertThat(states(ran.task("stay"))).isEqualTo("PENDING RUNNING CANCELLING CANCELLED");
    assertThat(ProcessMark.of(home).processes()).isEmpty();
  }

  private static String states(PipelineTaskDetail task) {
    return task.getPipelineTaskStatusList().stream()
        .map(status -> status.getState().name())
        .collect(Collectors.joining(" "));
  }

  @Test
  void runsIndependentTasksAtTheSameTime() {
    assertThat(lab.run("parallel").state()).isEqualTo("SUCCEEDED");
  }
}
