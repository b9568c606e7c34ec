package io.github.vertexmaven.launcher;

import static io.github.vertexmaven.launcher.TaskRig.artifact;
import static io.github.vertexmaven.launcher.TaskRig.input;
import static io.github.vertexmaven.launcher.TaskRig.node;
import static io.github.vertexmaven.launcher.TaskRig.runContext;
import static io.github.vertexmaven.launcher.TaskRig.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.launcher.TaskRig.Task;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task reads, runs and reports. */
class RunTaskTest {

  @TempDir Path dir;
  private TaskRig rig;

  @BeforeEach
  void compileNodes() throws IOException {
    rig = TaskRig.in(dir);
  }

  @Test
  void readsArtifactsAndParametersAndReportsWhatItWrote() throws IOException {
    Files.createDirectories(rig.mount().resolve("bucket/raw"));
    Files.writeString(rig.mount().resolve("bucket/raw/words.txt"), "a\nb\nc\n");

    JsonObject output =
        rig.run(
            splitTask(),
            rig.executorInput(
                Map.of("at", "2.0", "deep", "{\"by\": 0.5}"),
                Map.of("words", "gs://bucket/raw/words.txt"),
                Map.of("left", "gs://bucket/run/left", "right", "gs://bucket/run/right")));

    assertThat(Files.exists(rig.mount().resolve("bucket/run/left"))).isTrue();
    assertThat(Files.exists(rig.mount().resolve("bucket/run/right"))).isTrue();
    assertThat(artifact(output, "left").get("uri").getAsString()).isEqualTo("gs://bucket/run/left");
    assertThat(artifact(output, "left").get("name").getAsString()).isEqualTo("name-of-left");
    assertThat(artifact(output, "right").getAsJsonObject("metadata").toString())
        .isEqualTo("{\"dataset\":\"right\",\"node\":\"split\"}");
  }

  @Test
  void handsValuesFromTaskToTaskAndGivesMetricsAsMetadata() throws IOException {
    readsArtifactsAndParametersAndReportsWhatItWrote();

    JsonObject output =
        rig.run(
            task(
                node("count", input("dataset", "left", "java.util.List"), runContext())
                    .writes("metrics", "whole", ""),
                Map.of("left", "left"),
                Map.of("metrics", "metrics"),
                "{\"metrics\": {\"type\": \"json\", \"filepath\": \"data/metrics.json\", \"layer\": \"metrics\"}}",
                List.of()),
            rig.executorInput(
                Map.of(),
                Map.of("left", "gs://bucket/run/left"),
                Map.of("metrics", "gs://bucket/run/metrics")));

    JsonObject saved =
        JsonParser.parseString(Files.readString(rig.mount().resolve("bucket/run/metrics")))
            .getAsJsonObject();
    assertThat(saved.get("n").getAsInt()).isEqualTo(2);
    assertThat(saved.get("where").getAsString()).isEqualTo("my-job prod count");
    JsonObject metadata = artifact(output, "metrics").getAsJsonObject("metadata");
    assertThat(metadata.get("n").getAsInt()).isEqualTo(2);
    assertThat(metadata.get("dataset").getAsString()).isEqualTo("metrics");
  }

  @Test
  void reportsNothingWhenANodeFails() {
    assertThatThrownBy(
            () ->
                rig.run(
                    splitTask(),
                    rig.executorInput(
                        Map.of("at", "1", "deep", "{\"by\": 0.5}"),
                        Map.of("words", "gs://bucket/raw/gone.txt"),
                        Map.of("left", "gs://bucket/run/l", "right", "gs://bucket/run/r"))))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("Dataset 'words'")
        .hasMessageContaining("the file does not exist");
    assertThat(rig.outputFile()).doesNotExist();
  }

  private String told(String status) throws IOException {
    JsonObject task =
        JsonParser.parseString(
                task(
                        node(
                                "tell",
                                input(
                                    "final_status",
                                    "",
                                    "io.github.vertexmaven.annotation.PipelineStatus"),
                                input("parameter", "*", "java.util.Map"))
                            .writes("note", "whole", ""),
                        Map.of(),
                        Map.of("note", "note"),
                        "{\"note\": {\"type\": \"text\", \"filepath\": \"out/note.txt\"}}",
                        List.of("title"))
                    .json())
            .getAsJsonObject();
    task.addProperty("finalStatus", "pipeline_status");
    Map<String, String> parameters =
        status.isEmpty() ? Map.of() : Map.of("pipeline_status", status);
    rig.run(
        new Task(task.toString()),
        rig.executorInput(parameters, Map.of(), Map.of("note", "gs://bucket/run/note")));
    return Files.readString(rig.mount().resolve("bucket/run/note"));
  }

  @Test
  void readsTheFinalStatusInBothSpellings() throws IOException {
    String words =
        "pipeline 'train' FAILED: a failed (code 9); job projects/1/locations/l/pipelineJobs/j"
            + " [title]";
    assertThat(
            told(
                "{\"error\": {\"code\": 9.0, \"message\": \"a failed\"},"
                    + " \"pipelineJobResourceName\": \"projects/1/locations/l/pipelineJobs/j\","
                    + " \"pipelineTaskName\": \"train\", \"state\": \"FAILED\"}"))
        .isEqualTo(words);
    assertThat(
            told(
                "{\"error\": {\"code\": 9, \"message\": \"a failed\"},"
                    + " \"pipeline_job_resource_name\": \"projects/1/locations/l/pipelineJobs/j\","
                    + " \"pipeline_task_name\": \"train\", \"state\": \"FAILED\", \"more\": 1}"))
        .isEqualTo(words);
    assertThat(told("\"{\\\"state\\\": \\\"SUCCEEDED\\\", \\\"error\\\": {}}\""))
        .isEqualTo("SUCCEEDED [title]");
  }

  @Test
  void saysWhenThereIsNoFinalStatus() {
    assertThatThrownBy(() -> told(""))
        .isInstanceOf(UserFault.class)
        .hasMessage("The final status from the service cannot be read.");
    assertThatThrownBy(() -> told("[1]"))
        .hasMessage("The final status from the service cannot be read: [1].");
  }

  private static Task splitTask() {
    return task(
        node(
                "split",
                input("dataset", "words", "java.util.List"),
                input("parameter", "at", "int"),
                input("parameter", "deep.by", "double"))
            .writes("left", "component", "left")
            .writes("right", "component", "right"),
        Map.of("words", "words"),
        Map.of("left", "left", "right", "right"),
        "{\"words\": {\"type\": \"text\", \"filepath\": \"data/words.txt\"}}",
        List.of("at", "deep"));
  }
}
