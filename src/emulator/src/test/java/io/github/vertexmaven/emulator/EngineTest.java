package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.protobuf.Empty;
import io.github.vertexmaven.emulator.json.Json;
import io.github.vertexmaven.emulator.process.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One feature each, on a small spec of its own. */
class EngineTest {

  @TempDir Path home;
  private Lab lab;

  @BeforeEach
  void open() throws Exception {
    lab = Lab.open(home);
    Files.createDirectories(lab.bucket("lab"));
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
    assertThat(Mark.of(home).processes()).isEmpty();
  }

  @Test
  void readsExecutorOutput() {
    Lab.Ran ran = lab.run("executor-output");
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    assertThat(ran.output("make", "count")).isEqualTo("7");
    assertThat(ran.output("make", "from_file")).isEqualTo("\"kept\"");
    assertThat(ran.output("use", "seen"))
        .isEqualTo("\"gs://other/place/model 0.5 {\\\"made\\\":\\\"by spec\\\",\\\"auc\\\":0.5}\"");
  }

  @Test
  void givesExecutorInputInTheShapeOfTheService() {
    Lab.Ran ran = lab.run("executor-output");
    PipelineTaskDetail task = ran.task("make");
    String number = ran.job().getName().split("/")[1];
    String job = ran.job().getName().replaceFirst(".*/", "");
    String folder = "lab/root/" + number + "/" + job + "/make_" + task.getTaskId();
    String mounted = lab.bucket(folder).toString();
    String input = ran.artifact("make", "input");
    assertThat(input)
        .startsWith(
            "{\"inputs\":{\"parameterValues\":{\"n\":3,\"x\":2},"
                + "\"parameters\":{\"n\":{\"intValue\":\"3\"},\"x\":{\"doubleValue\":2}}},"
                + "\"outputs\":{\"parameters\":{\"count\":{\"outputFile\":\""
                + mounted
                + "/count\"}")
        .contains("\"uri\":\"gs://" + folder + "/model\"")
        .contains("\"type\":{\"schemaTitle\":\"system.Model\",\"schemaVersion\":\"0.0.1\"}")
        .endsWith("\"outputFile\":\"" + mounted + "/executor_output.json\"}}");
    Map<String, Object> model = artifact(input, "model");
    assertThat(model.get("name").toString())
        .matches("projects/\\d+/locations/europe-west1/metadataStores/default/artifacts/\\d+");
    assertThat(model.get("metadata")).isEqualTo(Map.of("made", "by spec"));
  }

  private static Map<String, Object> artifact(String executorInput, String name) {
    Map<String, Object> outputs = Json.object(Json.object(Json.read(executorInput)).get("outputs"));
    Object list = Json.object(Json.object(outputs.get("artifacts")).get(name)).get("artifacts");
    return Json.object(((List<?>) list).get(0));
  }

  @Test
  void fillsEveryPlaceholder() {
    Lab.Ran ran = lab.run("placeholders");
    assertThat(ran.job().getError().getMessage()).isEmpty();
    String job = ran.job().getName().replaceFirst(".*/", "");
    String number = ran.job().getName().split("/")[1];
    long task = ran.task("say").getTaskId();
    String mount = lab.bucket("lab").toString();
    assertThat(ran.artifact("say", "lines").lines())
        .contains(
            "job " + job + " " + ran.job().getName(),
            "task Say It " + task,
            "root gs://lab/root my-project europe-west1",
            "account " + number + "-compute@developer.gserviceaccount.com []",
            "a=say \"it's\" $HOME!",
            "--there",
            job,
            "{\"json\": \"say \\\"it's\\\" $HOME\"}",
            "mount " + mount + "/some/file and --path=" + mount + ", not /opt/gcs/lab/x",
            "{\"IfPresent\" is only text",
            "BASE=" + mount + "/base",
            "DERIVED=" + mount + "/base/x $(BASE) $(NOTHING)")
        .doesNotContain("--gone");
  }

  @Test
  void reusesResultsByTheKeyOfTheService() throws Exception {
    Files.writeString(lab.bucket("lab/raw.csv"), "1,2,3");
    Lab.Ran first = lab.run("caching");
    assertThat(first.states().values()).containsOnly("SUCCEEDED");
    Lab.Ran second = lab.run("caching");
    assertThat(second.states())
        .isEqualTo(
            Map.of(
                "raw", "SUCCEEDED",
                "again", "SUCCEEDED",
                "read", "SKIPPED",
                "after", "SKIPPED",
                "uncached", "SUCCEEDED",
                "fresh", "SUCCEEDED"));
    assertThat(second.output("read", "size")).isEqualTo("5");
    assertThat(second.task("read").getOutputsOrThrow("copy"))
        .isEqualTo(first.task("read").getOutputsOrThrow("copy"));
    assertThat(second.task("raw").getOutputsOrThrow("artifact"))
        .isEqualTo(first.task("raw").getOutputsOrThrow("artifact"));
    assertThat(second.task("again").getOutputsOrThrow("artifact"))
        .isNotEqualTo(first.task("again").getOutputsOrThrow("artifact"));

    Lab.Ran otherParameter = lab.run("caching", Map.of("p", 2.0));
    assertThat(otherParameter.states())
        .containsEntry("read", "SUCCEEDED")
        .containsEntry("after", "SUCCEEDED");
  }

  @Test
  void keepsResultsAcrossRestartsButNotWithoutTheirData() throws Exception {
    Files.writeString(lab.bucket("lab/raw.csv"), "1,2,3");
    Lab.Ran first = lab.run("caching");
    lab.close();
    lab = Lab.open(home);
    assertThat(lab.run("caching").states()).containsEntry("read", "SKIPPED");
    String copy = first.task("read").getOutputsOrThrow("copy").getArtifacts(0).getUri();
    Files.delete(lab.bucket(copy.substring(5)));
    assertThat(lab.run("caching").states()).containsEntry("read", "SUCCEEDED");
  }

  @Test
  void sharesNoResultsWithPipelinesOfOtherNames() throws Exception {
    Files.writeString(lab.bucket("lab/raw.csv"), "1,2,3");
    lab.run("caching");
    Lab.Ran other =
        lab.run(
            "caching",
            Map.of(),
            request ->
                request
                    .getPipelineJobBuilder()
                    .getPipelineSpecBuilder()
                    .putFields(
                        "pipelineInfo",
                        Lab.struct("{\"v\":{\"name\":\"other\"}}").getFieldsOrThrow("v")));
    assertThat(other.states()).containsEntry("read", "SUCCEEDED");
  }

  @Test
  void triesAgainAsThePolicySays() {
    Lab.Ran ran = lab.run("retry");
    assertThat(ran.states()).isEqualTo(Map.of("third", "SUCCEEDED", "never", "FAILED"));
    assertThat(ran.output("third", "tries")).isEqualTo("3");
    var third = ran.task("third").getExecutorDetail().getContainerDetail();
    assertThat(third.getFailedMainJobsCount()).isEqualTo(2);
    assertThat(third.getMainJob()).contains("/customJobs/").isNotIn(third.getFailedMainJobsList());
    assertThat(ran.task("never").getExecutorDetail().getContainerDetail().getFailedMainJobsCount())
        .isEqualTo(1);
    assertThat(ran.task("never").getError().getMessage())
        .isEqualTo("The replica workerpool0-0 exited with a non-zero status of 4.");
    assertThat(ran.state()).isEqualTo("FAILED");
    assertThat(ran.job().getError().getMessage())
        .matches(
            "The DAG failed because some tasks failed. The failed tasks are: \\[never\\].; Job"
                + " \\(project_id = my-project, job_id = \\d+\\) is failed due to the above error.");
  }

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
    Object value = Json.read(json);
    return Json.canonical(value instanceof String text ? Json.read(text) : value);
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
  void startsNothingMoreUnderTheFastPolicy() {
    Lab.Ran ran = fast("policy");
    assertThat(ran.state()).isEqualTo("FAILED");
    assertThat(ran.states())
        .containsEntry("fails", "FAILED")
        .containsEntry("slow", "SUCCEEDED")
        .containsEntry("chain", "CANCELLED");
  }

  private Lab.Ran fast(String spec) {
    return lab.run(
        spec,
        Map.of(),
        request ->
            request
                .getPipelineJobBuilder()
                .getRuntimeConfigBuilder()
                .setFailurePolicy(PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_FAST));
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
    lab.await(name, ran -> Mark.of(home).processes().size() >= 3);
    lab.grpc.pipelines(
        "CancelPipelineJob",
        CancelPipelineJobRequest.newBuilder().setName(name).build(),
        Empty.getDefaultInstance());
    Lab.Ran ran = lab.ended(name);
    assertThat(ran.state()).isEqualTo("CANCELLED");
    assertThat(ran.states().values()).containsOnly("CANCELLED");
    assertThat(states(ran.task("stay"))).isEqualTo("PENDING RUNNING CANCELLING CANCELLED");
    assertThat(Mark.of(home).processes()).isEmpty();
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

  @Test
  void saysWhatATaskDidWrong() {
    Lab.Ran ran = lab.run("failures");
    assertThat(ran.states().values()).containsOnly("FAILED");
    String folder = ran.task("outside").getParentTaskId() == 0 ? "" : "gs://lab/root/";
    assertThat(error(ran, "missing"))
        .startsWith("The task wrote no value for its output parameter 'out' (" + folder);
    assertThat(error(ran, "wrong"))
        .startsWith("The output parameter 'out' is a NUMBER_INTEGER, but in gs://lab/root/")
        .endsWith("/out: '1.5' is not a NUMBER_INTEGER.");
    assertThat(error(ran, "garbled")).startsWith("executor_output.json is not JSON: ");
    assertThat(error(ran, "outside"))
        .isEqualTo("executor_output.json gives 'out' a bad URI: gs://lab/../../etc/passwd");
    assertThat(error(ran, "unknown"))
        .isEqualTo(
            "The command 'no-such-program-here' of the image any cannot be started on this"
                + " machine: No such file or directory.");
    assertThat(error(ran, "unset"))
        .isEqualTo("A placeholder names the input 'x', which was given no value; use IfPresent.");
  }

  private static String error(Lab.Ran ran, String task) {
    return ran.task(task).getError().getMessage();
  }

  @Test
  void givesATaskACleanEnvironment() {
    Lab.Ran ran = lab.run("environment");
    List<String> lines = ran.artifact("env", "env").lines().toList();
    assertThat(
            lines.stream()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.replaceFirst("=.*", "")))
        .containsExactlyInAnyOrder(
            "CLOUD_ML_JOB_ID",
            "CLOUD_ML_PROJECT_ID",
            "CLOUD_ML_REGION",
            "HOME",
            "LANG",
            "PATH",
            "PWD",
            "TMPDIR",
            "VERTEXAI_EMULATOR_TASK",
            "VERTEXAI_GCS_MOUNT",
            "VERTEX_AI_PIPELINES_RUN_LABELS");
    assertThat(lines).contains("VERTEXAI_GCS_MOUNT=" + lab.bucket(""), "tmp");
    assertThat(lines).anyMatch(line -> line.contains("version \"" + Runtime.version().feature()));
    assertThat(home.resolve("work")).isEmptyDirectory();
  }
}
