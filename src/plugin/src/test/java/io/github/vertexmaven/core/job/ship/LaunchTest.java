package io.github.vertexmaven.core.job.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.Javac;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.service.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and ships a project to a folder that stands for the bucket, then starts its tasks with
 * the commands of the spec, as the service would.
 */
class LaunchTest {

  private static final String NODES =
      """
      public class Words {
        @Node(outputs = "upper") public static List<String> shout(@Input List<String> words, @Param int times) {
          System.out.println("shouting");
          List<String> upper = new ArrayList<>();
          for (int i = 0; i < times; i++) words.forEach(word -> upper.add(word.toUpperCase(Locale.ROOT)));
          return upper;
        }
        @Node(outputs = "metrics") public static Map<String, Object> count(@Input List<String> upper) {
          return Map.of("n", upper.size());
        }
        @Node(outputs = "never") public static String fail(@Param("shop.times") int times) {
          throw new IllegalStateException("times is " + times, new RuntimeException("the deepest"));
        }
      }
      """;

  @TempDir Path dir;
  private FolderStore store;
  private JsonObject spec;
  private CompiledPipeline pipeline;

  private record Ended(int exitCode, String out, List<String> err) {}

  @BeforeEach
  void ship() {
    Javac.into(dir.resolve("classes"), Map.of("Words", NODES));
    ResolvedConfig config =
        Configs.in(dir)
            .conf("base/vertexai.yml", "run_config: {root: bucket/folder}\n")
            .conf("base/parameters.yml", "times: 2\nshop: {times: 2, other: 1}\n")
            .conf(
                "base/catalog.yml",
                "words: {type: text, filepath: data/words.txt}\n"
                    + "metrics: {type: json, filepath: data/metrics.json}\n")
            .file("data/words.txt", "one\ntwo\n")
            .resolve();
    ProjectJvm jvm = jvm();
    List<Path> classes = List.of(dir.resolve("classes"));
    ProjectGraph graph =
        Description.in(dir.resolve("out"), jvm, config, "1.0")
            .graph(jvm, classes, config, dir.resolve("buckets"), line -> {});
    pipeline =
        SpecCompiler.compile(
                new CompileRequest(graph, config, "1.0", "code", CodeDigest::ofFile, 17))
            .pipelines()
            .stream()
            .filter(compiled -> compiled.pipeline().equals(ProjectGraph.DEFAULT))
            .findFirst()
            .orElseThrow();
    spec = JsonParser.parseString(SpecJson.of(pipeline.spec())).getAsJsonObject();
    store = new FolderStore(dir.resolve("buckets"));
    new Shipment(pipeline, jvm.classPath(), jvm.own(), "gs://bucket/folder", "space")
        .ship(store, (uri, bytes) -> {});
  }

  /** The project's classes, the runtime, and what the runtime needs. */
  private ProjectJvm jvm() {
    List<Path> classPath = new ArrayList<>(List.of(dir.resolve("classes")));
    Javac.classPath().stream()
        .filter(entry -> entry.toString().matches(".*(runtime|gson|snakeyaml).*"))
        .forEach(classPath::add);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProjectJvm(java, classPath, List.of(dir.resolve("classes")), List.of());
  }

  private Ended start(String task, String parameters, String inputs, String... outputs)
      throws IOException, InterruptedException {
    Files.deleteIfExists(outputFile());
    JsonObject container =
        spec.getAsJsonObject("deploymentSpec")
            .getAsJsonObject("executors")
            .getAsJsonObject("exec-" + task)
            .getAsJsonObject("container");
    String given = input(parameters, inputs, outputs);
    List<String> command = new ArrayList<>();
    Stream.of("command", "args")
        .flatMap(key -> container.getAsJsonArray(key).asList().stream())
        .map(word -> word.getAsString())
        .map(word -> word.replace("{{$.pipeline_job_name}}", "my-job"))
        .map(word -> word.replace("{{$.pipeline_job_uuid}}", "4711"))
        .map(word -> word.equals("{{$}}") ? given : word)
        .map(word -> word.replaceFirst("^/gcs/", buckets() + "/"))
        .forEach(command::add);
    assertThat(command.remove(0)).isEqualTo("java");
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(dir.resolve("stdout").toFile())
            .redirectError(dir.resolve("stderr").toFile());
    builder.environment().clear();
    builder.environment().put("VERTEXAI_GCS_MOUNT", buckets());
    int exitCode = builder.start().waitFor();
    return new Ended(
        exitCode,
        Files.readString(dir.resolve("stdout")),
        Files.readAllLines(dir.resolve("stderr"), UTF_8));
  }

  private String buckets() {
    return dir.resolve("buckets").toString();
  }

  private String input(String parameters, String inputs, String... outputs) {
    List<String> artifacts = new ArrayList<>();
    for (String output : outputs) {
      artifacts.add(artifact(output, "gs://bucket/run/" + output));
    }
    return "{\"inputs\": {\"parameterValues\": "
        + parameters
        + ", \"artifacts\": {"
        + inputs
        + "}}, \"outputs\": {\"artifacts\": {"
        + String.join(", ", artifacts)
        + "}, \"outputFile\": \""
        + outputFile()
        + "\"}}";
  }

  private static String artifact(String key, String uri) {
    return "\""
        + key
        + "\": {\"artifacts\": [{\"name\": \"name-of-"
        + key
        + "\", \"uri\": \""
        + uri
        + "\"}]}";
  }

  private Path outputFile() {
    return dir.resolve("buckets/bucket/run/executor_output.json");
  }

  private String words() {
    return artifact("words", pipeline.rawFiles().get(0).uri());
  }

  @Tag("slow")
  @Test
  void tasksRunFromWhatWasShipped() throws Exception {
    Ended shout = start("shout", "{\"times\": 3}", words(), "upper");
    assertThat(shout.err()).isEmpty();
    assertThat(shout.exitCode()).isZero();
    assertThat(shout.out()).isEqualTo("shouting\n");
    assertThat(uri("upper")).isEqualTo("gs://bucket/run/upper");

    Ended count = start("count", "{}", artifact("upper", "gs://bucket/run/upper"), "metrics");
    assertThat(count.err()).isEmpty();
    assertThat(count.exitCode()).isZero();
    assertThat(JsonParser.parseString(Files.readString(store.file("gs://bucket/run/metrics"))))
        .isEqualTo(JsonParser.parseString("{\"n\": 6}"));
    assertThat(uri("metrics")).isEqualTo("gs://bucket/run/metrics");
  }

  private String uri(String key) throws IOException {
    return JsonParser.parseString(Files.readString(outputFile()))
        .getAsJsonObject()
        .getAsJsonObject("artifacts")
        .getAsJsonObject(key)
        .getAsJsonArray("artifacts")
        .get(0)
        .getAsJsonObject()
        .get("uri")
        .getAsString();
  }

  @Tag("slow")
  @Test
  void aFailureEndsWithTheNodesOwnException() throws Exception {
    Ended fail = start("fail", "{\"shop__times\": 3}", "", "never");
    assertThat(fail.exitCode()).isEqualTo(1);
    assertThat(outputFile()).doesNotExist();
    assertThat(fail.err().get(0)).startsWith("Node 'fail' (").endsWith(") failed:");
    assertThat(fail.err().get(1)).isEqualTo("java.lang.IllegalStateException: times is 3");
    assertThat(fail.err().get(2)).startsWith("\tat acme.Words.fail(Words.java:");
    assertThat(fail.err()).contains("Caused by: java.lang.RuntimeException: the deepest");
    assertThat(fail.err()).noneMatch(line -> line.contains("io.github.vertexmaven"));
  }

  /** As from the console, where all of a parameter can be given. */
  @Tag("slow")
  @Test
  void whatIsGivenForAllOfAParameterStandsForItsParts() throws Exception {
    Ended all = start("fail", "{\"shop__times\": 3, \"shop\": {\"times\": 4}}", "", "never");
    assertThat(all.err()).contains("java.lang.IllegalStateException: times is 4");
    Ended typo = start("fail", "{\"shop__times\": 3, \"shop\": {\"time\": 4}}", "", "never");
    assertThat(typo.exitCode()).isEqualTo(1);
    assertThat(typo.err())
        .containsExactly(
            "The input 'shop' of this run has no 'shop.times', which this task reads. Give all of"
                + " 'shop', or only what changes: the input 'shop__times'.");
  }

  @Test
  void aMissingJarSaysWhatToDo() throws Exception {
    String classes =
        store.list("gs://bucket/folder/vertexai-code/jars/").stream()
            .filter(uri -> uri.endsWith("space-classes.jar"))
            .findFirst()
            .orElseThrow();
    store.delete(List.of(classes));
    Ended shout = start("shout", "{\"times\": 3}", words(), "upper");
    assertThat(shout.exitCode()).isEqualTo(1);
    assertThat(outputFile()).doesNotExist();
    assertThat(shout.err())
        .containsExactly(
            store.file(classes)
                + " is missing beside "
                + launchJar("shout")
                + ". Deploy the project again to stage its code.");
  }

  private Path launchJar(String task) {
    String identity =
        pipeline.launches().stream()
            .filter(launch -> launch.task().equals(task))
            .findFirst()
            .orElseThrow()
            .identity();
    return store.file("gs://bucket/folder/vertexai-code/launch-" + identity + ".jar");
  }

  @Tag("slow")
  @Test
  void aTaskStartedByHandSaysWhatIsMissing() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                launchJar("fail").toString(),
                "io.github.vertexmaven.boot.Boot")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(output)
        .isEqualTo(
            "--executor-input is missing; a task is started by a pipeline job."
                + System.lineSeparator());
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void shippingTwiceChangesNothing() {
    assertThat(
            new Shipment(pipeline, jvm().classPath(), jvm().own(), "gs://bucket/folder", "space")
                .ship(store, (uri, bytes) -> {}))
        .isZero();
  }
}
