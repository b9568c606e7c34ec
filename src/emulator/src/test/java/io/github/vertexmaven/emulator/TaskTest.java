package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one task gets and gives; one feature each, on a small spec of its own. */
class TaskTest extends LabTest {

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
  void takesOverAnArtifactThatATaskKeptElsewhere() {
    Lab.Ran ran = lab.run("custom-path");
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    assertThat(ran.artifact("make", "data")).isEqualTo("kept elsewhere\n");
  }

  @Test
  void looksAProgramUpOnThePathOfTheTask() {
    Lab.Ran ran = lab.run("own-program");
    assertThat(ran.errors().get("run"))
        .contains("The command 'vertexai-own-program' of the image any cannot be started");
    assertThat(ran.states()).containsEntry("find", "SUCCEEDED");
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
    Map<String, Object> outputs =
        JsonValues.object(JsonValues.object(JsonValues.read(executorInput)).get("outputs"));
    Object list =
        JsonValues.object(JsonValues.object(outputs.get("artifacts")).get(name)).get("artifacts");
    return JsonValues.object(((List<?>) list).get(0));
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
  void reusesNoResultThatWasNeverWritten() {
    lab.run("nothing-written");
    Lab.Ran second = lab.run("nothing-written");
    assertThat(second.states()).isEqualTo(Map.of("data", "SUCCEEDED", "metrics", "SKIPPED"));
    String data = second.task("data").getOutputsOrThrow("data").getArtifacts(0).getUri();
    assertThat(second.log("data"))
        .containsExactly(
            "Later runs do not reuse this task: it declares outputs, but wrote nothing to "
                + data
                + ".");
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
    // The reason is the system's, in the language of this machine.
    assertThat(error(ran, "unknown"))
        .matches(
            "The command 'no-such-program-here' of the image any cannot be started on this"
                + " machine: [^.:]+\\.");
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
            "VERTEXAI_CREDENTIALS",
            "VERTEXAI_GCS_MOUNT",
            "VERTEX_AI_PIPELINES_RUN_LABELS");
    assertThat(lines).contains("VERTEXAI_GCS_MOUNT=" + lab.bucket(""), "tmp");
    assertThat(lines).anyMatch(line -> line.contains("version \"" + Runtime.version().feature()));
    assertThat(home.resolve("work")).isEmptyDirectory();
  }

  @Test
  void knowsNoEntryPointOfAnImageThatItDoesNotRun() {
    Lab.Ran ran = one("image: example/trainer:1, args: [train]");
    assertThat(error(ran, "one"))
        .isEqualTo(
            "The spec gives no command, and what the image example/trainer:1 starts is known only if tasks run in their images: set emulator.containers to docker or podman.");
  }

  @Test
  void warnsOfPathsThatAProgramMakesByItself() {
    assumeFalse(Files.exists(Path.of("/gcs")));
    assertThat(one("image: python, command: [sh, -c, 'true', '{{$}}']").log("one"))
        .hasSize(1)
        .allMatch(line -> line.startsWith("A program that turns gs://"));
    assertThat(one("image: python, command: [echo, fine]").log("one")).containsExactly("fine");
  }

  @Test
  void runsNoTaskAsAProcessThatHasToRunInItsImage() throws Exception {
    Files.writeString(
        home.resolve("preferences.json"),
        "{\"containers\": \"podman\", \"containerArguments\": [\"--no-such-flag\", \"run\"]}");
    assertThat(error(one("image: python, command: ['true']"), "one"))
        .matches(
            "The task cannot run in its image, as emulator.containers requires: podman(: .+| is not installed)\\.");
    Files.writeString(home.resolve("preferences.json"), "{\"containers\": \"none\"}");
    assertThat(one("image: python, command: ['true']").state()).isEqualTo("SUCCEEDED");
  }

  /** One task with what is given of its container. */
  private Lab.Ran one(String container) {
    String spec =
        """
        pipelineInfo: {name: one}
        schemaVersion: 2.1.0
        components: {comp-one: {executorLabel: exec-one}}
        deploymentSpec: {executors: {exec-one: {container: {%s}}}}
        root: {dag: {tasks: {one: {componentRef: {name: comp-one}}}}}
        """
            .formatted(container);
    return lab.ended(lab.grpc.create(Lab.request(Lab.struct(spec), Map.of()).build()).getName());
  }
}
