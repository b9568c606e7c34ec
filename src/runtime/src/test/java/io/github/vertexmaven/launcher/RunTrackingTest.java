package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.mlflow.FakeMlflow;
import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run of an experiment, of a run in one process and of a job alike. */
class RunTrackingTest {

  private static final String NODES =
      """
      public class Nodes {
        public record Scores(double mae, Map<String, Integer> counts) {}
        @Node(outputs = "score") public static double score(@Param int size, @Param("deep.by") double by) {
          return size * by;
        }
        @Node(outputs = "train_metrics") public static Scores more(@Input double score) {
          if (Boolean.getBoolean("fail")) throw new IllegalStateException("no luck");
          return new Scores(0.25, Map.of("rows", 7));
        }
        @Node(outputs = "report") public static String report() { return "all is well"; }
        @Node(outputs = "regressor") public static List<Double> train() { return List.of(1.0); }
      }""";

  private static final Map<String, Object> CATALOG =
      Map.of(
          "score",
          Map.of("type", "json", "filepath", "out/score.json", "mlflow", "metric"),
          "train_metrics",
          Map.of("type", "json", "filepath", "out/train_metrics.json", "layer", "metrics"),
          "report",
          Map.of(
              "type",
              "text",
              "filepath",
              "out/report.txt",
              "mlflow",
              Map.of("as", "artifact", "artifact_path", "reports")),
          "regressor",
          Map.of(
              "type",
              "object",
              "filepath",
              "out/regressor",
              "mlflow",
              Map.of("as", "model", "registered_model_name", "best")));

  @TempDir Path dir;
  private FakeMlflow server;

  @BeforeEach
  void start() throws IOException {
    server = FakeMlflow.withToken("canary-token");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonObject runTime(String more) {
    return JsonParser.parseString(
            """
            {"project": "space",
             "mlflow": {"server": {"mlflow_tracking_uri": "%s", "credentials": "tracking"},
                        "tracking": {"run": {"name": "run of ${job_name}"},
                                     "disable_tracking": {"pipelines": ["silent"]}}},
             "trackingTags": {"project_version": "1.0"},
             "credentials": {"tracking": {"MLFLOW_TRACKING_TOKEN": "canary-token"},
                             "params:deep.key": {"value": "canary-parameter"}}%s}"""
                .formatted(server.url(), more))
        .getAsJsonObject();
  }

  private ForkedProgram program(String more) {
    ForkedProgram program =
        new ForkedProgram(dir).compiled(NODES).option("-Dvertexai.mlflow.pause=1");
    program.request().add("catalog", ForkedProgram.conf(CATALOG));
    program
        .request()
        .add(
            "parameters",
            ForkedProgram.conf(
                Map.of(
                    "size",
                    4,
                    "deep",
                    new java.util.TreeMap<>(Map.of("by", 0.5, "key", "canary-parameter")),
                    "unused",
                    1)));
    program
        .request()
        .add(
            "shownParameters",
            ForkedProgram.conf(
                Map.of(
                    "size",
                    4,
                    "deep",
                    new java.util.TreeMap<>(
                        Map.of("by", 0.5, "key", Map.of("masked", "deep.key"))))));
    program.request().add("runTime", runTime(more));
    return program;
  }

  private FakeMlflow.Run only() {
    assertThat(server.runs()).hasSize(1);
    return server.runs().get(0);
  }

  private void assertTracked(FakeMlflow.Run run) {
    assertThat(run.params)
        .isEqualTo(Map.of("size", "4", "deep", "{\"by\":0.5,\"key\":{\"masked\":\"deep.key\"}}"));
    assertThat(run.metrics)
        .isEqualTo(
            Map.of("score", 2.0, "train_metrics.mae", 0.25, "train_metrics.counts.rows", 7.0));
    assertThat(run.tags)
        .containsEntry("vertexai_job_name", "job")
        .containsEntry("vertexai_run_id", "id")
        .containsEntry("node_names", "report,score,more,train")
        .containsEntry("pipeline", "__default__")
        .containsEntry("mlflow.runName", "run of job")
        .containsEntry("project_version", "1.0")
        .containsKeys("vertexai_runtime_version", "java_version");
    String root = run.experiment + "/" + run.id + "/artifacts/";
    assertThat(server.artifacts())
        .containsEntry(root + "reports/report.txt", "all is well")
        .containsKey(root + "regressor/data/model")
        .hasEntrySatisfying(
            root + "regressor/MLmodel",
            text -> assertThat(text).contains("vertexai_dataset", "run_id: " + run.id));
    assertThat(server.models())
        .containsExactly("best", "best from mlflow-artifacts:/" + root + "regressor");
  }

  @Test
  void aRunInOneProcessIsOneRunOfTheExperiment() throws Exception {
    ForkedProgram.Outcome outcome = program("").run(RunPipeline.class);
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertTracked(only());
    assertThat(only().status).isEqualTo("FINISHED");
    assertThat(outcome.output()).doesNotContain("canary");
    assertThat(server.requests().toString()).doesNotContain("canary");
  }

  @Tag("slow")
  @Test
  void aNodeThatFailsEndsTheRunWithItsName() throws Exception {
    ForkedProgram.Outcome outcome = program("").option("-Dfail=true").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(only().status).isEqualTo("FAILED");
    assertThat(only().tags).containsEntry("failed_node", "more");
  }

  @Tag("slow")
  @Test
  void aProcessThatIsKilledLeavesARunThatSaysSo() throws Exception {
    ForkedProgram program = program("");
    program.compiled(
        """
        public class Slow implements io.github.vertexmaven.hook.Hook {
          @Override public void beforeNode(
              io.github.vertexmaven.hook.PipelineRun run, io.github.vertexmaven.hook.NodeRun node) {
            ProcessHandle.current().descendants();
            System.exit(143);
          }
        }""");
    JsonObject runTime = runTime(", \"hooks\": [\"acme.Slow\"]");
    program.request().add("runTime", runTime);
    assertThat(program.run(RunPipeline.class).exitCode()).isEqualTo(143);
    assertThat(only().status).isEqualTo("KILLED");
  }

  /** As when it is cancelled between two tasks. */
  @Tag("slow")
  @Test
  void aRunThatItsJobLeftIsEndedAndNoOther() throws Exception {
    assertThat(program("").run(EndTracking.class).exitCode()).isZero();
    assertThat(server.runs()).isEmpty();
    program("").run(RunPipeline.class);
    assertThat(program("").run(EndTracking.class).exitCode()).isZero();
    assertThat(only().status).isEqualTo("FINISHED");
    only().status = "RUNNING";
    ForkedProgram.Outcome outcome = program("").run(EndTracking.class);
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(only().status).isEqualTo("KILLED");
  }

  @Tag("slow")
  @Test
  void aPipelineMayBeLeftOut() throws Exception {
    ForkedProgram program = program("");
    JsonObject runTime = runTime("");
    runTime
        .getAsJsonObject("mlflow")
        .getAsJsonObject("tracking")
        .getAsJsonObject("disable_tracking")
        .getAsJsonArray("pipelines")
        .add("__default__");
    program.request().add("runTime", runTime);
    assertThat(program.run(RunPipeline.class).exitCode()).isZero();
    assertThat(server.requests()).isEmpty();
  }

  @Tag("slow")
  @Test
  void aServerThatIsAwayFailsTheRunOrIsAWarning() throws Exception {
    server.close();
    ForkedProgram.Outcome failed = program("").run(RunPipeline.class);
    assertThat(failed.exitCode()).isEqualTo(2);
    JsonObject failure = failed.event("failure");
    assertThat(failure.get("hook").getAsString())
        .isEqualTo("io.github.vertexmaven.mlflow.MlflowHook");
    assertThat(failure.get("cause").getAsString())
        .startsWith("MLflow: the server " + server.url() + " cannot be reached");
    ForkedProgram.Outcome warned =
        program(", \"mlflowSettings\": {\"on_failure\": \"warn\"}").run(RunPipeline.class);
    assertThat(warned.exitCode()).isZero();
    assertThat(warned.output())
        .contains("Warning: MLflow: the server " + server.url() + " cannot be reached");
  }

  // The tasks of a job, one after the other.

  private void task(String task, String parameters, String outputs) throws IOException {
    Path classes = dir.resolve("classes");
    Compiled.into(
        classes,
        "package acme;\nimport io.github.vertexmaven.annotation.*;\nimport java.util.*;\n" + NODES);
    Path description = classes.resolve("META-INF/vertexai/task.json");
    Files.createDirectories(description.getParent());
    Files.writeString(description, task);
    String input =
        "{\"inputs\": {\"parameterValues\": "
            + parameters
            + "}, \"outputs\": {\"artifacts\": {"
            + outputs
            + "}, \"outputFile\": \""
            + dir.resolve("executor_output.json")
            + "\"}}";
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      RunTask.run(
          Map.of("--executor-input", input, "--job-name", "job", "--job-id", "id"),
          new Machine(dir.resolve("mount"), Optional.empty(), Optional.empty()),
          loader);
    }
    assertThat(dir.resolve("executor_output.json")).exists();
    Files.delete(dir.resolve("executor_output.json"));
  }

  private String step(String step) {
    return """
    {"formatVersion": 2, "env": "local", "step": "%s", "pipelines": {"__default__": []},
     "nodes": {}, "nodeNames": ["report", "score", "more", "train"], "inputs": {}, "outputs": {},
     "catalog": {}, "parameters": [%s], "finalStatus": "final_status", "runTime": %s}"""
        .formatted(
            step,
            step.contains("start")
                ? "{\"input\": \"size\", \"path\": [\"size\"]}, {\"input\": \"deep\", \"path\": [\"deep\"]}"
                : "",
            runTime(""));
  }

  private String nodeTask(String node, String output, String filepath, String mlflow) {
    return """
    {"formatVersion": 2, "env": "local", "pipelines": {"__default__": ["n"]},
     "nodes": {"n": {"name": "%s", "namespace": "", "tags": [], "class": "acme.Nodes",
       "method": "%s", "inputs": [], "outputs": [{"dataset": "%s", "part": "whole", "key": "",
       "type": "java.lang.Object"}]}},
     "inputs": {}, "outputs": {"out": "%s"},
     "catalog": {"%s": {"type": "%s", "filepath": "%s", "mlflow": %s}},
     "parameters": [], "runTime": %s}"""
        .formatted(
            node,
            node,
            output,
            output,
            output,
            node.equals("train") ? "object" : "text",
            filepath,
            mlflow,
            runTime(""));
  }

  private static String out(String uri) {
    return "\"out\": {\"artifacts\": [{\"name\": \"n\", \"uri\": \"" + uri + "\"}]}";
  }

  @Test
  void theTasksOfAJobMakeOneRunToo() throws Exception {
    String parameters = "{\"size\": 4.0, \"deep\": {\"by\": 0.5}}";
    task(step("mlflow-start-run"), parameters, "");
    task(step("mlflow-start-run"), parameters, "");
    task(
        nodeTask(
            "report",
            "report",
            "out/report.txt",
            "{\"as\": \"artifact\", \"artifact_path\": \"reports\"}"),
        "{}",
        out("gs://bucket/run/report"));
    FakeMlflow.Run run = only();
    assertThat(run.params).isEqualTo(Map.of("size", "4", "deep", "{\"by\":0.5}"));
    assertThat(run.tags)
        .containsEntry("node_names", "report,score,more,train")
        .containsEntry("vertexai_run_id", "id");
    assertThat(server.artifacts())
        .containsEntry(
            run.experiment + "/" + run.id + "/artifacts/reports/report.txt", "all is well");
    assertThat(run.status).isEqualTo("RUNNING");
    task(step("mlflow-end-run"), "{\"final_status\": {\"state\": \"SUCCEEDED\"}}", "");
    assertThat(run.status).isEqualTo("FINISHED");
    task(step("mlflow-end-run"), "{\"final_status\": {\"state\": \"CANCELLED\"}}", "");
    assertThat(run.status).isEqualTo("KILLED");
    task(
        step("mlflow-end-run"),
        """
        {"final_status": {"state": "FAILED", "error": {"code": 9, "message":
         "The DAG failed because some tasks failed. The failed tasks are: [more]."}}}""",
        "");
    assertThat(run.status).isEqualTo("FAILED");
    assertThat(run.tags).containsEntry("failed_tasks", "more");
  }
}
