package io.github.vertexmaven.launcher;

import static io.github.vertexmaven.launcher.TaskRig.artifact;
import static io.github.vertexmaven.launcher.TaskRig.input;
import static io.github.vertexmaven.launcher.TaskRig.node;
import static io.github.vertexmaven.launcher.TaskRig.noteTask;
import static io.github.vertexmaven.launcher.TaskRig.runContext;
import static io.github.vertexmaven.launcher.TaskRig.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.launcher.TaskRig.Task;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a task finds and leaves datasets, and the hosts that it reaches. */
class TaskPlacesTest {

  @TempDir Path dir;
  private TaskRig rig;

  @BeforeEach
  void compileNodes() throws IOException {
    rig = TaskRig.in(dir);
  }

  @Test
  void keepsThePlaceOfADatasetInABucketAndFillsInTheRun() throws IOException {
    JsonObject output =
        rig.run(
            noteTask(
                "{\"note\": {\"type\": \"text\", \"filepath\": \"gs://other/${job_name}/${run_id}.txt\"}}"),
            rig.executorInput(Map.of(), Map.of(), Map.of("note", "gs://bucket/run/note")));

    assertThat(rig.mount().resolve("other/my-job/4711.txt")).content().isEqualTo("none");
    assertThat(artifact(output, "note").get("uri").getAsString())
        .isEqualTo("gs://other/my-job/4711.txt");
    assertThat(rig.mount().resolve("bucket/run/note")).doesNotExist();
  }

  @Test
  void writesAVersionOfADatasetInABucketAndReportsIt() throws IOException {
    JsonObject output =
        rig.run(
            noteTask(
                "{\"note\": {\"type\": \"text\", \"filepath\": \"gs://other/note.txt\", \"versioned\": true}}"),
            rig.executorInput(Map.of(), Map.of(), Map.of("note", "gs://bucket/run/note")));

    String uri = artifact(output, "note").get("uri").getAsString();
    assertThat(uri).matches("gs://other/note\\.txt/\\d{4}-\\d\\d-\\d\\dT[0-9.]+Z/note\\.txt");
    assertThat(rig.mount().resolve(uri.substring("gs://".length()))).hasContent("none");
  }

  @Test
  void readsTheVersionThatItsWriterReportsAndElseTheLatest() throws IOException {
    String folder = "other/left.txt/";
    write(folder + "2026-01-01T00.00.00.000Z/left.txt", "a\n");
    write(folder + "2026-01-02T00.00.00.000Z/left.txt", "a\nb\n");
    write(folder + "9999-01-01T00.00.00.000Z/left.txt", "a\nb\nc\n");

    assertThat(counted("gs://" + folder + "2026-01-01T00.00.00.000Z/left.txt")).isEqualTo(1);
    assertThat(counted("gs://other/left.txt")).isEqualTo(2);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(rig.mount().resolve(file).getParent());
    Files.writeString(rig.mount().resolve(file), text);
  }

  private int counted(String uri) throws IOException {
    JsonObject output =
        rig.run(
            task(
                node("count", input("dataset", "left", "java.util.List"), runContext())
                    .writes("metrics", "whole", ""),
                Map.of("left", "left"),
                Map.of("metrics", "metrics"),
                "{\"left\": {\"type\": \"text\", \"filepath\": \"gs://other/left.txt\", \"versioned\": true},"
                    + "\"metrics\": {\"type\": \"json\", \"filepath\": \"m.json\", \"layer\": \"metrics\"}}",
                List.of()),
            rig.executorInput(
                Map.of(), Map.of("left", uri), Map.of("metrics", "gs://bucket/run/metrics")));
    return artifact(output, "metrics").getAsJsonObject("metadata").get("n").getAsInt();
  }

  @Test
  void allTypesOfADatasetLieAtItsArtifact() throws IOException {
    String catalog =
        """
        {"note@text": {"type": "text", "filepath": "data/note.txt"},
         "note@bytes": {"type": "bytes", "filepath": "data/note.txt"}}""";
    Task writes =
        task(
                node("note", input("parameter", "title", "java.util.Optional"))
                    .writes("note@text", "whole", ""),
                Map.of(),
                Map.of("note", "note"),
                catalog,
                List.of("title"))
            .with("types", "{\"note\": [\"note@text\"]}");
    JsonObject output =
        rig.run(
            writes, rig.executorInput(Map.of(), Map.of(), Map.of("note", "gs://bucket/run/note")));
    assertThat(rig.mount().resolve("bucket/run/note")).hasContent("none");
    assertThat(artifact(output, "note").get("uri").getAsString()).isEqualTo("gs://bucket/run/note");
    assertThat(artifact(output, "note").getAsJsonObject("metadata").get("dataset").getAsString())
        .isEqualTo("note@text");

    Task reads =
        task(
                node("size", input("dataset", "note@bytes", "[B")).writes("size", "whole", ""),
                Map.of("note", "note"),
                Map.of("size", "size"),
                catalog.replace(
                    "\"note@text\"",
                    "\"size\": {\"type\": \"json\", \"filepath\": \"s.json\"}, \"note@text\""),
                List.of())
            .with("types", "{\"note\": [\"note@bytes\"]}");
    rig.run(
        reads,
        rig.executorInput(
            Map.of(),
            Map.of("note", "gs://bucket/run/note"),
            Map.of("size", "gs://bucket/run/size")));
    assertThat(rig.mount().resolve("bucket/run/size")).hasContent("4");
  }

  @Test
  void whatMayBeMissingIsEmptyWithoutAnArtifactAndWithoutAnObject() throws IOException {
    Task see =
        task(
            node(
                    "see",
                    input("dataset", "left", "java.util.Optional"),
                    input("dataset", "far", "java.util.Optional"))
                .writes("seen", "whole", ""),
            Map.of("far", "far"),
            Map.of("seen", "seen"),
            "{\"far\": {\"type\": \"text\", \"filepath\": \"gs://other/far.txt\"},"
                + "\"seen\": {\"type\": \"text\", \"filepath\": \"seen.txt\"}}",
            List.of());
    String input =
        rig.executorInput(
            Map.of(), Map.of("far", "gs://other/far.txt"), Map.of("seen", "gs://bucket/run/seen"));
    rig.run(see, input);
    assertThat(rig.mount().resolve("bucket/run/seen")).hasContent("Optional.empty Optional.empty");
    write("other/far.txt", "here");
    rig.run(see, input);
    assertThat(rig.mount().resolve("bucket/run/seen")).hasContent("Optional.empty Optional[here]");
  }

  @Test
  void findsHostsByTheirAliases() throws IOException {
    JsonObject task = JsonParser.parseString(noteTask("{}").json()).getAsJsonObject();
    task.add(
        "hostAliases",
        JsonParser.parseString(
            "{\"10.10.10.10\": [\"mlflow.internal\", \"mlflow\"], \"10.10.20.20\": [\"store\"]}"));
    Files.writeString(dir.resolve("hosts"), "127.0.0.1 localhost");
    for (int i = 0; i < 2; i++) {
      rig.run(
          new Task(task.toString()),
          rig.executorInput(Map.of(), Map.of(), Map.of("note", "gs://bucket/run/note")));
    }
    assertThat(dir.resolve("hosts"))
        .content()
        .isEqualTo(
            "127.0.0.1 localhost\n10.10.10.10\tmlflow.internal mlflow\n10.10.20.20\tstore\n");
    Files.delete(dir.resolve("hosts"));
    Files.createDirectory(dir.resolve("hosts"));
    assertThatThrownBy(
            () ->
                rig.run(new Task(task.toString()), rig.executorInput(Map.of(), Map.of(), Map.of())))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("cannot be set: " + dir.resolve("hosts") + " cannot be written");
  }
}
