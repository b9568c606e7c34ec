package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.testing.Compiled;
import io.github.vertexmaven.testing.MountRules;
import io.github.vertexmaven.testing.StagedTask;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task from its launch jar to {@code executor_output.json}, as on Vertex AI: its code and its
 * data lie below {@code /gcs}, where a file is one stream and nothing else.
 */
class MountedTaskTest {

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      import java.util.*;
      public final class Nodes {
        public record Row(String word, int length) {}
        public record All(List<Row> table, Map<String, Object> metrics, List<Row> object, String place, String odd) {}
        @Node public static All work(@Input List<String> words) throws Exception {
          List<Row> rows = new ArrayList<>();
          for (String word : words) rows.add(new Row(word, word.length()));
          if (Nodes.class.getClassLoader().getResource("com/acme/Nodes.class").toString().contains("/gcs/"))
            throw new IllegalStateException("classes are read over the mount");
          return new All(rows, Map.of("n", rows.size()), rows, "a place of its own", "x");
        }
      }
      """;

  private static final Map<String, String> CATALOG =
      new TreeMap<>(
          Map.of(
              "words", "{\"type\": \"text\", \"filepath\": \"data/words.txt\"}",
              "table", "{\"type\": \"csv\", \"filepath\": \"data/table.csv\"}",
              "metrics", "{\"type\": \"json\", \"filepath\": \"data/metrics.json\"}",
              "place", "{\"type\": \"text\", \"filepath\": \"gs://other/deep/${job_name}.txt\"}",
              "odd", "{\"type\": \"text\", \"filepath\": \"odd.txt\", \"versioned\": false}"));

  private static final List<String> OUTPUTS = List.of("metrics", "object", "odd", "place", "table");

  @TempDir Path dir;
  private Path mount;
  private StagedTask task;

  @BeforeEach
  void stage() throws IOException {
    mount = Files.createDirectories(dir.resolve("mount"));
    Path raw = Files.createDirectories(mount.resolve("bucket/raw"));
    Files.writeString(raw.resolve("words.txt"), "one\nthree\n");
    Path classes = Compiled.into(dir.resolve("classes"), NODES);
    task = StagedTask.in(mount.resolve("bucket/code"), classes, description());
  }

  @Test
  void keepsTheRulesOfAMountedBucket() throws Exception {
    assertThat(run("")).isEmpty();

    JsonObject output = json(Files.readString(mount.resolve("bucket/run/executor_output.json")));
    assertThat(output.getAsJsonObject("artifacts").keySet()).containsExactlyElementsOf(OUTPUTS);
    assertThat(uri(output, "table")).isEqualTo("gs://bucket/run/table");
    assertThat(uri(output, "place")).isEqualTo("gs://other/deep/my-job.txt");
    assertThat(mount.resolve("bucket/run/table")).content().contains("word,length\none,3\n");
    assertThat(mount.resolve("other/deep/my-job.txt")).content().isEqualTo("a place of its own");
    assertThat(mount.resolve("bucket/run/object")).isNotEmptyFile();

    // Each file in one stream, the report last, and nothing beside them.
    List<String> streams = Files.readAllLines(dir.resolve("streams"));
    assertThat(streams)
        .containsExactlyInAnyOrder(
            "/gcs/bucket/run/metrics",
            "/gcs/bucket/run/object",
            "/gcs/bucket/run/odd",
            "/gcs/bucket/run/table",
            "/gcs/other/deep/my-job.txt",
            "/gcs/bucket/run/node_times.json",
            "/gcs/bucket/run/executor_output.json")
        .last()
        .isEqualTo("/gcs/bucket/run/executor_output.json");
    try (Stream<Path> files = Files.list(mount.resolve("bucket/run"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              "executor_output.json", "metrics", "node_times.json", "object", "odd", "table");
    }
  }

  /** Else the test above could not fail. */
  @Test
  void theMountRefusesWhatItShould() throws Exception {
    Compiled.into(
        dir.resolve("classes"),
        """
        package com.acme;
        import java.nio.channels.FileChannel;
        import java.nio.file.*;
        public final class Forbidden {
          interface Deed { void run() throws Exception; }
          public static void main(String[] args) throws Exception {
            Path a = Files.writeString(Path.of("/gcs/bucket/a"), "a");
            Path local = Files.writeString(Files.createTempFile("local", ".tmp"), "b");
            refused("append", () -> Files.writeString(a, "b", StandardOpenOption.APPEND));
            refused("rename", () -> Files.move(a, a.resolveSibling("b")));
            refused("rename from disk", () -> Files.move(local, a, StandardCopyOption.REPLACE_EXISTING));
            refused("copy", () -> Files.copy(local, a, StandardCopyOption.REPLACE_EXISTING));
            refused("symbolic link", () -> Files.createSymbolicLink(a.resolveSibling("l"), a));
            refused("link", () -> Files.createLink(a.resolveSibling("l"), a));
            refused("lock", () -> FileChannel.open(a, StandardOpenOption.WRITE).lock());
            refused("random write", () -> Files.newByteChannel(a, StandardOpenOption.WRITE).position(1));
            refused("attributes", () -> Files.setLastModifiedTime(a, Files.getLastModifiedTime(local)));
            if (!Files.readString(a).equals("a")) System.out.println("changed");
            Files.delete(a);
            Files.delete(local);
          }
          static void refused(String what, Deed deed) throws Exception {
            try { deed.run(); System.out.println(what + " is not refused"); }
            catch (UnsupportedOperationException e) { /* as it should be */ }
          }
        }
        """);
    List<String> command = java(dir.resolve("classes").toString());
    command.add("com.acme.Forbidden");
    assertThat(output(command)).isEmpty();
  }

  @Test
  void aMissingJarIsNamedAsTheMountShowsIt() throws Exception {
    Files.delete(mount.resolve("bucket/code/jars/project.jar"));
    assertThat(run(""))
        .isEqualTo(
            "/gcs/bucket/code/jars/project.jar is missing beside /gcs/bucket/code/launch.jar."
                + " Deploy the project again to stage its code.\n");
    assertThat(mount.resolve("bucket/run")).doesNotExist();
  }

  private String run(String more) throws Exception {
    List<String> command = java(task.launchJar() + more);
    command.add("io.github.vertexmaven.boot.Boot");
    command.addAll(List.of("--executor-input", executorInput(), "--job-name", "my-job"));
    command.addAll(List.of("--job-id", "4711"));
    return output(command);
  }

  private List<String> java(String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Djava.nio.file.spi.DefaultFileSystemProvider=" + MountRules.class.getName());
    command.add("-Dmount.folder=" + mount);
    command.add("-Dmount.log=" + dir.resolve("streams"));
    command.addAll(List.of("-cp", classPath + File.pathSeparator + rules()));
    return command;
  }

  /** Only the rules, so that the task finds nothing that it has not brought along. */
  private Path rules() {
    Path folder = dir.resolve("rules");
    Path tests = Path.of("target/test-classes").toAbsolutePath();
    String place = MountRules.class.getPackageName().replace('.', '/');
    try (Stream<Path> classes = Files.list(tests.resolve(place))) {
      Files.createDirectories(folder.resolve(place));
      for (Path file : classes.filter(f -> f.toString().contains("MountRules")).toList()) {
        Path copy = folder.resolve(place).resolve(file.getFileName());
        Files.write(copy, Files.readAllBytes(file));
      }
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String output(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String uri(JsonObject output, String key) {
    JsonObject artifacts = output.getAsJsonObject("artifacts").getAsJsonObject(key);
    return artifacts.getAsJsonArray("artifacts").get(0).getAsJsonObject().get("uri").getAsString();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static String executorInput() {
    JsonObject all = new JsonObject();
    JsonObject in = new JsonObject();
    in.add("artifacts", json("{\"words\": " + artifact("gs://bucket/raw/words.txt") + "}"));
    JsonObject out = new JsonObject();
    JsonObject artifacts = new JsonObject();
    OUTPUTS.forEach(key -> artifacts.add(key, json(artifact("gs://bucket/run/" + key))));
    out.add("artifacts", artifacts);
    out.addProperty("outputFile", "/gcs/bucket/run/executor_output.json");
    all.add("inputs", in);
    all.add("outputs", out);
    return all.toString();
  }

  private static String artifact(String uri) {
    return "{\"artifacts\": [{\"name\": \"n\", \"uri\": \"" + uri + "\"}]}";
  }

  private static String description() {
    JsonObject node =
        json(
            """
            {"name": "work", "namespace": "", "tags": [], "class": "com.acme.Nodes", "method": "work",
             "inputs": [{"kind": "dataset", "name": "words", "type": "java.util.List<java.lang.String>",
                         "class": "java.util.List"}]}
            """);
    JsonArray writes = new JsonArray();
    JsonObject outputs = new JsonObject();
    for (String output : OUTPUTS) {
      JsonObject write = json("{\"part\": \"component\", \"type\": \"java.lang.Object\"}");
      write.addProperty("dataset", output);
      write.addProperty("key", output);
      writes.add(write);
      outputs.addProperty(output, output);
    }
    node.add("outputs", writes);
    JsonObject task = json("{\"formatVersion\": 2, \"env\": \"prod\", \"parameters\": []}");
    task.add("pipelines", json("{\"__default__\": [\"work\"]}"));
    JsonObject nodes = new JsonObject();
    nodes.add("work", node);
    task.add("nodes", nodes);
    task.add("inputs", json("{\"words\": \"words\"}"));
    task.add("outputs", outputs);
    JsonObject catalog = new JsonObject();
    CATALOG.forEach((name, entry) -> catalog.add(name, json(entry)));
    task.add("catalog", catalog);
    return task.toString();
  }
}
