package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.provider.FakeGoogle;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs tasks as the service would: {@code {{$}}} goes in, {@code executor_output.json} comes out.
 */
class RunTaskTest {

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      import java.util.*;
      public final class Nodes {
        public record Half(List<String> left, List<String> right) {}
        @Node public static Half split(@Input List<String> words, @Param int at, @Param("deep.by") double by) {
          if (by != 0.5) throw new IllegalArgumentException("by " + by);
          return new Half(new ArrayList<>(words.subList(0, at)), new ArrayList<>(words.subList(at, words.size())));
        }
        @Node(outputs = "metrics") public static Map<String, Object> count(@Input List<String> left, @RunContext RunInfo run) {
          return Map.of("n", left.size(), "where", run.jobName() + " " + run.env() + " " + run.node());
        }
        @Node(outputs = "note") public static String note(@Param Optional<String> title) {
          return title.orElse("none");
        }
        @Node public static void fill() {
          List<long[]> all = new ArrayList<>();
          while (true) { all.add(new long[1 << 18]); }
        }
        @Node public static void hang() throws InterruptedException { Thread.sleep(60_000); }
        @Node(outputs = "note") public static String tell(@FinalStatus PipelineStatus status, @Param("*") Map<String, Object> all) {
          return status + " " + all.keySet();
        }
      }
      """;

  @TempDir Path dir;
  private Path mount;

  @BeforeEach
  void compileNodes() throws IOException {
    mount = Files.createDirectories(dir.resolve("mount"));
    Compiled.into(classes(), NODES);
  }

  private Path classes() {
    return dir.resolve("classes");
  }

  @Test
  void readsArtifactsAndParametersAndReportsWhatItWrote() throws IOException {
    Files.createDirectories(mount.resolve("bucket/raw"));
    Files.writeString(mount.resolve("bucket/raw/words.txt"), "a\nb\nc\n");

    JsonObject output =
        run(
            splitTask(),
            executorInput(
                Map.of("at", "2.0", "deep", "{\"by\": 0.5}"),
                Map.of("words", "gs://bucket/raw/words.txt"),
                Map.of("left", "gs://bucket/run/left", "right", "gs://bucket/run/right")));

    assertThat(Files.exists(mount.resolve("bucket/run/left"))).isTrue();
    assertThat(Files.exists(mount.resolve("bucket/run/right"))).isTrue();
    assertThat(artifact(output, "left").get("uri").getAsString()).isEqualTo("gs://bucket/run/left");
    assertThat(artifact(output, "left").get("name").getAsString()).isEqualTo("name-of-left");
    assertThat(artifact(output, "right").getAsJsonObject("metadata").toString())
        .isEqualTo("{\"dataset\":\"right\",\"node\":\"split\"}");
  }

  @Test
  void handsValuesFromTaskToTaskAndGivesMetricsAsMetadata() throws IOException {
    readsArtifactsAndParametersAndReportsWhatItWrote();

    JsonObject output =
        run(
            task(
                node("count", input("dataset", "left", "java.util.List"), runContext())
                    .writes("metrics", "whole", ""),
                Map.of("left", "left"),
                Map.of("metrics", "metrics"),
                "{\"metrics\": {\"type\": \"json\", \"filepath\": \"data/metrics.json\"}}",
                List.of()),
            executorInput(
                Map.of(),
                Map.of("left", "gs://bucket/run/left"),
                Map.of("metrics", "gs://bucket/run/metrics")));

    JsonObject saved =
        JsonParser.parseString(Files.readString(mount.resolve("bucket/run/metrics")))
            .getAsJsonObject();
    assertThat(saved.get("n").getAsInt()).isEqualTo(2);
    assertThat(saved.get("where").getAsString()).isEqualTo("my-job prod count");
    JsonObject metadata = artifact(output, "metrics").getAsJsonObject("metadata");
    assertThat(metadata.get("n").getAsInt()).isEqualTo(2);
    assertThat(metadata.get("dataset").getAsString()).isEqualTo("metrics");
  }

  @Test
  void keepsThePlaceOfADatasetInABucketAndFillsInTheRun() throws IOException {
    JsonObject output =
        run(
            task(
                node("note", input("parameter", "title", "java.util.Optional"))
                    .writes("note", "whole", ""),
                Map.of(),
                Map.of("note", "note"),
                "{\"note\": {\"type\": \"text\", \"filepath\": \"gs://other/${job_name}/${run_id}.txt\"}}",
                List.of("title")),
            executorInput(Map.of(), Map.of(), Map.of("note", "gs://bucket/run/note")));

    assertThat(mount.resolve("other/my-job/4711.txt")).content().isEqualTo("none");
    assertThat(artifact(output, "note").get("uri").getAsString())
        .isEqualTo("gs://other/my-job/4711.txt");
    assertThat(mount.resolve("bucket/run/note")).doesNotExist();
  }

  @Test
  void writesAVersionOfADatasetInABucketAndReportsIt() throws IOException {
    JsonObject output =
        run(
            task(
                node("note", input("parameter", "title", "java.util.Optional"))
                    .writes("note", "whole", ""),
                Map.of(),
                Map.of("note", "note"),
                "{\"note\": {\"type\": \"text\", \"filepath\": \"gs://other/note.txt\", \"versioned\": true}}",
                List.of("title")),
            executorInput(Map.of(), Map.of(), Map.of("note", "gs://bucket/run/note")));

    String uri = artifact(output, "note").get("uri").getAsString();
    assertThat(uri).matches("gs://other/note\\.txt/\\d{4}-\\d\\d-\\d\\dT[0-9.]+Z/note\\.txt");
    assertThat(mount.resolve(uri.substring("gs://".length()))).hasContent("none");
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
    Files.createDirectories(mount.resolve(file).getParent());
    Files.writeString(mount.resolve(file), text);
  }

  private int counted(String uri) throws IOException {
    JsonObject output =
        run(
            task(
                node("count", input("dataset", "left", "java.util.List"), runContext())
                    .writes("metrics", "whole", ""),
                Map.of("left", "left"),
                Map.of("metrics", "metrics"),
                "{\"left\": {\"type\": \"text\", \"filepath\": \"gs://other/left.txt\", \"versioned\": true},"
                    + "\"metrics\": {\"type\": \"json\", \"filepath\": \"m.json\"}}",
                List.of()),
            executorInput(
                Map.of(), Map.of("left", uri), Map.of("metrics", "gs://bucket/run/metrics")));
    return artifact(output, "metrics").getAsJsonObject("metadata").get("n").getAsInt();
  }

  @Test
  void fillsTheRunInParameters() throws IOException {
    run(
        task(
            node("note", input("parameter", "title", "java.util.Optional"))
                .writes("note", "whole", ""),
            Map.of(),
            Map.of("note", "note"),
            "{\"note\": {\"type\": \"text\", \"filepath\": \"note.txt\"}}",
            List.of("title")),
        executorInput(
            Map.of("title", "\"${job_name} ${run_id|x} $${run_id} ${other}\""),
            Map.of(),
            Map.of("note", "gs://bucket/run/note")));
    assertThat(mount.resolve("bucket/run/note"))
        .content()
        .isEqualTo("my-job 4711 ${run_id} ${other}");
  }

  @Test
  void reportsNothingWhenANodeFails() {
    assertThatThrownBy(
            () ->
                run(
                    splitTask(),
                    executorInput(
                        Map.of("at", "1", "deep", "{\"by\": 0.5}"),
                        Map.of("words", "gs://bucket/raw/gone.txt"),
                        Map.of("left", "gs://bucket/run/l", "right", "gs://bucket/run/r"))))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("Dataset 'words'")
        .hasMessageContaining("the file does not exist");
    assertThat(outputFile()).doesNotExist();
  }

  private static final String PROVIDER =
      """
      package com.acme;
      import io.github.vertexmaven.provider.*;
      import java.util.*;
      public final class Provider implements DynamicConfigProvider {
        private final Map<String, Object> params;
        public Provider(Map<String, Object> params) { this.params = params; }
        @Override public String targetConfigFile() { return (String) params.get("file"); }
        @SuppressWarnings("unchecked")
        @Override public Map<String, Object> generateConfig(RunConfiguration run) {
          if (Boolean.TRUE.equals(params.get("fails"))) throw new IllegalStateException("no token");
          return Map.of((String) params.get("key"), params.get("value"));
        }
      }
      """;

  private static final String SECURED =
      """
      package com.acme;
      import io.github.vertexmaven.catalog.*;
      import java.lang.reflect.Type;
      import java.util.*;
      public final class Secured implements Dataset {
        private final DatasetDefinition definition;
        public Secured(DatasetDefinition definition) { this.definition = definition; }
        @Override public Object load(Type wanted) { throw new UnsupportedOperationException(); }
        @Override public void save(Object value, Type written) {
          System.setProperty("acme.secured", definition.credentials().orElseThrow().values().toString());
        }
      }
      """;

  private JsonObject runNote(String catalog, String title, String runTime) throws IOException {
    Compiled.into(classes(), PROVIDER, SECURED);
    Task task =
        task(
            node("note", input("parameter", "title", "java.util.Optional"))
                .writes("note", "whole", ""),
            Map.of(),
            Map.of("note", "note"),
            catalog,
            List.of("title"));
    JsonObject json = JsonParser.parseString(task.json()).getAsJsonObject();
    json.add("runTime", JsonParser.parseString(runTime));
    return run(
        new Task(json.toString()),
        executorInput(
            Map.of("title", "\"" + title + "\""),
            Map.of(),
            Map.of("note", "gs://bucket/run/note")));
  }

  @Test
  void fillsInTheRunInParametersAndProviderParams() throws IOException {
    String file = "{\"note\": {\"type\": \"text\", \"filepath\": \"gs://other/note.txt\"}}";
    runNote(file, "${run_id} of ${job_name}, not $${run_id}", "{}");
    assertThat(mount.resolve("other/note.txt"))
        .content()
        .isEqualTo("4711 of my-job, not ${run_id}");
    runNote(
        file,
        "as given",
        """
        {"providers": [{"cls": "com.acme.Provider",
          "params": {"file": "parameters.yml", "key": "title", "value": "made in ${run_id}"}}]}""");
    assertThat(mount.resolve("other/note.txt")).content().isEqualTo("made in 4711");
  }

  @Test
  void aProviderCanMoveADatasetOrLeaveAFile() throws IOException {
    runNote(
        "{\"note\": {\"type\": \"text\", \"filepath\": \"gs://other/old.txt\"}}",
        "x",
        """
        {"providers": [
          {"cls": "com.acme.Provider", "params": {"file": "catalog_moved.yml", "key": "note",
            "value": {"filepath": "gs://other/new.txt"}}},
          {"cls": "com.acme.Provider", "params": {"file": "mine.yml", "key": "k", "value": [1]}}]}""");
    assertThat(mount.resolve("other/new.txt")).content().isEqualTo("x");
    assertThat(mount.resolve("other/old.txt")).doesNotExist();
    // Nothing generated outlives the task.
    assertThat(Path.of(System.getProperty("vertexai.conf"))).doesNotExist();
  }

  @Test
  void aProviderThatFailsIsOneSentence() {
    assertThatThrownBy(
            () ->
                runNote(
                    "{}",
                    "x",
                    """
                    {"providers": [{"cls": "com.acme.Provider",
                      "params": {"file": "credentials.yml", "fails": true}}]}"""))
        .isInstanceOf(ConfException.class)
        .hasMessage(
            "run_config.dynamic_config_providers: com.acme.Provider failed to generate"
                + " credentials.yml: java.lang.IllegalStateException: no token");
    assertThat(outputFile()).doesNotExist();
  }

  private static final String SECURED_NOTE =
      "{\"note\": {\"type\": \"com.acme.Secured\", \"credentials\": \"db\"}}";

  @Test
  void credentialsAreSecretsOrGeneratedOrTheProjectsOwn() throws Exception {
    try (FakeGoogle google = new FakeGoogle()) {
      google.secret("projects/p/secrets/s/versions/latest", "canary-secret");
      System.setProperty("vertexai.endpoint.metadata", google.url());
      System.setProperty("vertexai.endpoint.secretmanager", google.url());
      runNote(
          SECURED_NOTE,
          "x",
          "{\"credentials\": {\"db\": {\"password\": {\"secret\": \"projects/p/secrets/s\"}}}}");
      assertThat(System.getProperty("acme.secured")).isEqualTo("{password=canary-secret}");
    } finally {
      System.clearProperty("vertexai.endpoint.metadata");
      System.clearProperty("vertexai.endpoint.secretmanager");
    }
    String withheld =
        """
        "credentials": {"db": {"password": {"withheld": "conf/local/credentials.yml"}}},
        "credentialsFile": "acme.json\"""";
    assertThatThrownBy(() -> runNote(SECURED_NOTE, "x", "{" + withheld + "}"))
        .hasMessageContaining(
            "credentials 'db.password' stand as text in conf/local/credentials.yml, which is not"
                + " sent to tasks.");
    Files.createDirectories(dir.resolve("credentials"));
    Files.writeString(
        dir.resolve("credentials/acme.json"), "{\"db\": {\"password\": \"canary-own\"}}");
    runNote(SECURED_NOTE, "x", "{" + withheld + "}");
    assertThat(System.getProperty("acme.secured")).isEqualTo("{password=canary-own}");
    runNote(
        SECURED_NOTE,
        "x",
        "{"
            + withheld
            + """
            , "providers": [{"cls": "com.acme.Provider", "params": {"file": "credentials.yml",
              "key": "db", "value": {"password": "canary-${job_name}"}}}]}""");
    assertThat(System.getProperty("acme.secured")).isEqualTo("{password=canary-my-job}");
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
    run(
        new Task(task.toString()),
        executorInput(parameters, Map.of(), Map.of("note", "gs://bucket/run/note")));
    return Files.readString(mount.resolve("bucket/run/note"));
  }

  @Test
  void readsTheFinalStatusInBothSpellings() throws IOException {
    String words =
        "PipelineStatus[state=FAILED, error=Optional[Failure[code=9, message=a failed]],"
            + " jobResourceName=projects/1/locations/l/pipelineJobs/j, pipeline=train] [title]";
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
        .isEqualTo(
            "PipelineStatus[state=SUCCEEDED, error=Optional.empty, jobResourceName=, pipeline=]"
                + " [title]");
  }

  @Test
  void saysWhenThereIsNoFinalStatus() {
    assertThatThrownBy(() -> told(""))
        .isInstanceOf(UserFault.class)
        .hasMessage("The service gave no final status that can be read.");
    assertThatThrownBy(() -> told("[1]"))
        .hasMessage("The service gave no final status that can be read: [1].");
  }

  @Test
  void findsHostsByTheirAliases() throws IOException {
    JsonObject task =
        JsonParser.parseString(
                task(
                        node("note", input("parameter", "title", "java.util.Optional"))
                            .writes("note", "whole", ""),
                        Map.of(),
                        Map.of("note", "note"),
                        "{}",
                        List.of("title"))
                    .json())
            .getAsJsonObject();
    task.add(
        "hostAliases",
        JsonParser.parseString(
            "{\"10.10.10.10\": [\"mlflow.internal\", \"mlflow\"], \"10.10.20.20\": [\"store\"]}"));
    Files.writeString(dir.resolve("hosts"), "127.0.0.1 localhost");
    for (int i = 0; i < 2; i++) {
      run(
          new Task(task.toString()),
          executorInput(Map.of(), Map.of(), Map.of("note", "gs://bucket/run/note")));
    }
    assertThat(dir.resolve("hosts"))
        .content()
        .isEqualTo(
            "127.0.0.1 localhost\n10.10.10.10\tmlflow.internal mlflow\n10.10.20.20\tstore\n");
    Files.delete(dir.resolve("hosts"));
    Files.createDirectory(dir.resolve("hosts"));
    assertThatThrownBy(
            () -> run(new Task(task.toString()), executorInput(Map.of(), Map.of(), Map.of())))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("cannot be set: " + dir.resolve("hosts") + " cannot be written");
  }

  @Test
  void endsANodeThatRunsLongerThanItMay() {
    JsonObject task =
        JsonParser.parseString(task(node("hang"), Map.of(), Map.of(), "{}", List.of()).json())
            .getAsJsonObject();
    task.add("timeouts", JsonParser.parseString("{\"hang\": 1}"));
    assertThatThrownBy(
            () -> run(new Task(task.toString()), executorInput(Map.of(), Map.of(), Map.of())))
        .isInstanceOf(RunFailedException.class)
        .hasMessage(
            "Node 'hang' (com.acme.Nodes#hang) failed:"
                + " io.github.vertexmaven.runner.NodeTimeoutException: it ran longer than its timeout"
                + " of 1 s and was ended");
  }

  /** As the container does it: a process of its own with little memory. */
  @Test
  void endsWithTheReasonWhenMemoryRunsOut() throws Exception {
    Path file = classes().resolve("META-INF/vertexai/task.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, task(node("fill"), Map.of(), Map.of(), "{}", List.of()).json());
    Path output = dir.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                classes() + java.io.File.pathSeparator + Compiled.classPath(),
                RunTask.class.getName(),
                "--executor-input",
                executorInput(Map.of(), Map.of(), Map.of()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(Files.readString(output))
          .contains("Node 'fill' (com.acme.Nodes#fill) failed:")
          .contains("java.lang.OutOfMemoryError: Java heap space")
          .contains("com.acme.Nodes.fill(");
    } finally {
      process.destroyForcibly();
    }
  }

  // What follows writes task.json and {{$}} in the service's form.

  private record Task(String json) {}

  private static final class Node {
    private final JsonObject json = new JsonObject();

    Node writes(String dataset, String part, String key) {
      JsonObject output = new JsonObject();
      output.addProperty("dataset", dataset);
      output.addProperty("part", part);
      output.addProperty("key", key);
      output.addProperty("type", "java.lang.Object");
      json.getAsJsonArray("outputs").add(output);
      return this;
    }
  }

  private static Node node(String method, JsonObject... inputs) {
    Node node = new Node();
    node.json.addProperty("name", method);
    node.json.addProperty("namespace", "");
    node.json.add("tags", new JsonArray());
    node.json.addProperty("class", "com.acme.Nodes");
    node.json.addProperty("method", method);
    JsonArray all = new JsonArray();
    List.of(inputs).forEach(all::add);
    node.json.add("inputs", all);
    node.json.add("outputs", new JsonArray());
    return node;
  }

  private static JsonObject input(String kind, String name, String type) {
    JsonObject input = new JsonObject();
    input.addProperty("kind", kind);
    input.addProperty("name", name);
    input.addProperty("type", type);
    input.addProperty("class", type);
    return input;
  }

  private static JsonObject runContext() {
    return input("run_context", "", "io.github.vertexmaven.annotation.RunInfo");
  }

  private static Task task(
      Node node,
      Map<String, String> inputs,
      Map<String, String> outputs,
      String catalog,
      List<String> parameters) {
    String name = node.json.get("name").getAsString();
    JsonObject task = new JsonObject();
    task.addProperty("formatVersion", 1);
    task.addProperty("env", "prod");
    task.add("pipelines", JsonParser.parseString("{\"__default__\": [\"" + name + "\"]}"));
    JsonObject nodes = new JsonObject();
    nodes.add(name, node.json);
    task.add("nodes", nodes);
    task.add("inputs", texts(inputs));
    task.add("outputs", texts(outputs));
    task.add("catalog", JsonParser.parseString(catalog));
    JsonArray keys = new JsonArray();
    parameters.forEach(keys::add);
    task.add("parameters", keys);
    return new Task(task.toString());
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

  private static JsonObject texts(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    texts.forEach(json::addProperty);
    return json;
  }

  private String executorInput(
      Map<String, String> parameters, Map<String, String> inputs, Map<String, String> outputs) {
    JsonObject values = new JsonObject();
    parameters.forEach((key, value) -> values.add(key, JsonParser.parseString(value)));
    JsonObject in = new JsonObject();
    in.add("parameterValues", values);
    in.add("artifacts", artifacts(inputs));
    JsonObject out = new JsonObject();
    out.add("artifacts", artifacts(outputs));
    out.addProperty("outputFile", outputFile().toString());
    JsonObject all = new JsonObject();
    all.add("inputs", in);
    all.add("outputs", out);
    return all.toString();
  }

  private static JsonObject artifacts(Map<String, String> uris) {
    JsonObject json = new JsonObject();
    uris.forEach(
        (key, uri) ->
            json.add(
                key,
                JsonParser.parseString(
                    "{\"artifacts\": [{\"name\": \"name-of-"
                        + key
                        + "\", \"uri\": \""
                        + uri
                        + "\"}]}")));
    return json;
  }

  private Path outputFile() {
    return mount.resolve("bucket/run/executor_output.json");
  }

  private static JsonObject artifact(JsonObject output, String key) {
    return output
        .getAsJsonObject("artifacts")
        .getAsJsonObject(key)
        .getAsJsonArray("artifacts")
        .get(0)
        .getAsJsonObject();
  }

  private JsonObject run(Task task, String executorInput) throws IOException {
    Path description = classes().resolve("META-INF/vertexai/task.json");
    Files.createDirectories(description.getParent());
    Files.writeString(description, task.json());
    URL[] urls = {classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      RunTask.run(
          Map.of("--executor-input", executorInput, "--job-name", "my-job", "--job-id", "4711"),
          new Machine(
              mount, Optional.of(dir.resolve("credentials")), Optional.of(dir.resolve("hosts"))),
          loader);
    }
    return JsonParser.parseString(Files.readString(outputFile())).getAsJsonObject();
  }
}
