package io.github.vertexmaven.launcher;

import static io.github.vertexmaven.launcher.TaskRig.input;
import static io.github.vertexmaven.launcher.TaskRig.node;
import static io.github.vertexmaven.launcher.TaskRig.runContext;
import static io.github.vertexmaven.launcher.TaskRig.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.live.RunTimeNames;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a task of Kubeflow Pipelines is told, and where its files are. */
class KubeflowTaskTest {

  private static final String RUN = "b9c9f4c0-3d2e-4f6e-8a44-1f6a3a1c7f10";

  @TempDir Path dir;

  @Test
  void artifactsLieWhereTheServiceBroughtThemAndTheRunIsReadFromTheirPlace() throws IOException {
    TaskRig rig = TaskRig.in(dir);
    rig.describe(
        task(
            node("count", input("dataset", "left", "java.util.List"), runContext())
                .writes("metrics", "whole", ""),
            Map.of("left", "left"),
            Map.of("metrics", "metrics"),
            "{\"left\": {\"type\": \"json\", \"filepath\": \"left.json\"},"
                + "\"metrics\": {\"type\": \"json\", \"filepath\": \"m.json\"}}",
            List.of()));
    Path store = dir.resolve("store");
    Files.createDirectories(store.resolve("b/p"));
    Files.writeString(store.resolve("b/p/left"), "[\"a\", \"b\"]");
    String attempt = "minio://b/p/space/" + RUN + "/count/0a1b";
    String told =
        rig.executorInput(
            Map.of(),
            Map.of("left", "minio://b/p/left"),
            Map.of("metrics", attempt + "/metrics", "executor-logs", attempt + "/executor-logs"));

    URL[] urls = {rig.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      RunTask.run(
          Map.of("--executor-input", told, "--pipeline-name", "space"),
          new Machine(
              rig.mount(),
              Optional.empty(),
              Optional.empty(),
              Map.of("VERTEXAI_MINIO_MOUNT", store.toString())),
          loader);
    }

    JsonObject saved =
        JsonParser.parseString(
                Files.readString(store.resolve("b/p/space/" + RUN + "/count/0a1b/metrics")))
            .getAsJsonObject();
    assertThat(saved.get("n").getAsInt()).isEqualTo(2);
    assertThat(saved.get("where").getAsString()).isEqualTo(RUN + " prod count");
    JsonObject output =
        JsonParser.parseString(Files.readString(rig.outputFile())).getAsJsonObject();
    assertThat(output.getAsJsonObject("artifacts").keySet()).containsExactly("metrics");
    assertThat(TaskRig.artifact(output, "metrics").get("uri").getAsString())
        .isEqualTo(attempt + "/metrics");
  }

  private static String outputs(String uri, String file) {
    return "{\"outputs\": {\"artifacts\": {\"x\": {\"artifacts\": [{\"uri\": \""
        + uri
        + "\"}]}}, \"outputFile\": \""
        + file
        + "\"}}";
  }

  @ParameterizedTest
  @CsvSource({
    "gs://b/space/runs/space/the-run/train/0a/x, /tmp/kfp_outputs/output_metadata.json, the-run",
    "s3://b/r/space/the-run/train/0a/x, /s3/b/r/space/the-run/train/0a/output_metadata.json,"
        + " the-run",
    "'', /gcs/b/r/space/the-run/train/0a/output_metadata.json, the-run",
    "gs://b/elsewhere/x, /tmp/kfp_outputs/output_metadata.json, by-variable"
  })
  void theRunIsTold(String uri, String file, String run) throws IOException {
    ExecutorInput input = ExecutorInput.parse(outputs(uri, file));
    assertThat(
            RunNames.of(
                Map.of("--pipeline-name", "space"),
                input,
                Map.of("VERTEXAI_RUN_ID", "by-variable")))
        .isEqualTo(new RunTimeNames(run, run));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/k, /s3/b/k",
    "minio://b/k/, /minio/b/k",
    "s3://../../etc/passwd,",
    "gs://b/k,",
    "bq://p.d.t,"
  })
  void aUriHasItsFile(String uri, Path file) {
    assertThat(new BroughtFiles(Map.of()).of(uri)).isEqualTo(Optional.ofNullable(file));
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETE, SUCCEEDED",
    "CACHED, SUCCEEDED",
    "CANCELED, CANCELLED",
    "FAILED, FAILED",
    "RUNNING, RUNNING"
  })
  void theStateOfTheRunHasOneWord(String told, String state) {
    PipelineStatus status =
        FinalStatusReading.of(
            Map.of(
                "state",
                told,
                "pipelineTaskName",
                "exit-handler-1",
                "pipelineJobResourceName",
                "space-x7k2p",
                "error",
                Map.of()));
    assertThat(status.state()).isEqualTo(state);
    assertThat(status.error()).isEmpty();
  }

  @Test
  void aStatusThatSaysNoErrorHasNone() {
    assertThat(FinalStatusReading.of("{\"state\": \"FAILED\"}").error()).isEmpty();
    assertThatThrownBy(() -> FinalStatusReading.of(null)).isInstanceOf(UserFault.class);
  }
}
