package io.github.vertexmaven.core.job.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task as Kubeflow Pipelines runs it: no bucket is mounted, its files are those of its input
 * artifacts, and what it leaves at its outputs is all that comes back.
 */
@Tag("slow")
class KubeflowLaunchTest {

  private static final String NODES =
      """
      import io.github.vertexmaven.annotation.*;
      import java.util.*;
      public class Words {
        @Node(outputs = "upper") public static List<String> shout(@Input List<String> words, @RunContext RunInfo run) {
          List<String> upper = new ArrayList<>(List.of(run.runId()));
          words.forEach(word -> upper.add(word.toUpperCase(Locale.ROOT)));
          return upper;
        }
      }
      """;

  private static final String RUN = "b9c9f4c0-3d2e-4f6e-8a44-1f6a3a1c7f10";

  @TempDir Path dir;
  private FolderStore store;
  private CompiledPipeline pipeline;
  private JsonObject spec;

  @BeforeEach
  void ship() {
    Javac.into(dir.resolve("classes"), Map.of("Words", NODES));
    ResolvedConfig config =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                "host: kubeflow\nendpoint: emulator\n"
                    + "run_config: {root: \"minio://bucket/folder\"}\n")
            .conf(
                "base/catalog.yml",
                "words: {type: text, filepath: data/words.txt}\n"
                    + "upper: {type: text, filepath: data/upper.txt}\n")
            .file("data/words.txt", "one\ntwo\n")
            .resolve();
    ProjectGraph graph =
        Description.in(dir.resolve("out"), jvm(), config, "1.0")
            .graph(jvm(), List.of(dir.resolve("classes")), config, dir.resolve("gcs"), line -> {});
    pipeline =
        SpecCompiler.compile(
                new CompileRequest(graph, config, "1.0", "code", CodeDigest::ofFile, 17))
            .pipelines()
            .stream()
            .filter(compiled -> compiled.pipeline().equals(ProjectGraph.DEFAULT))
            .findFirst()
            .orElseThrow();
    spec = JsonParser.parseString(SpecJson.of(pipeline.spec())).getAsJsonObject();
    store = new FolderStore(dir.resolve("store"));
    shipment().ship(store, (uri, bytes) -> {});
  }

  private Shipment shipment() {
    return new Shipment(pipeline, jvm().classPath(), jvm().own(), "minio://bucket/folder", "space");
  }

  private ProjectJvm jvm() {
    List<Path> classPath = new ArrayList<>(List.of(dir.resolve("classes")));
    Javac.classPath().stream()
        .filter(entry -> entry.toString().matches(".*(runtime|gson|snakeyaml).*"))
        .forEach(classPath::add);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProjectJvm(java, classPath, List.of(dir.resolve("classes")), List.of());
  }

  private JsonObject executor(String label) {
    return spec.getAsJsonObject("deploymentSpec")
        .getAsJsonObject("executors")
        .getAsJsonObject(label);
  }

  /** The artifacts of a task's inputs, by the key of the input. */
  private JsonObject inputs() {
    JsonObject task =
        spec.getAsJsonObject("root")
            .getAsJsonObject("dag")
            .getAsJsonObject("tasks")
            .getAsJsonObject("shout");
    JsonObject artifacts = new JsonObject();
    task.getAsJsonObject("inputs")
        .getAsJsonObject("artifacts")
        .entrySet()
        .forEach(
            input -> {
              String producer =
                  input
                      .getValue()
                      .getAsJsonObject()
                      .getAsJsonObject("taskOutputArtifact")
                      .get("producerTask")
                      .getAsString();
              String uri =
                  executor("exec-" + producer)
                      .getAsJsonObject("importer")
                      .getAsJsonObject("artifactUri")
                      .get("constant")
                      .getAsString();
              artifacts.add(input.getKey(), artifact(input.getKey(), uri));
            });
    return artifacts;
  }

  private static JsonObject artifact(String name, String uri) {
    JsonObject one = new JsonObject();
    one.addProperty("name", name);
    one.addProperty("uri", uri);
    JsonArray list = new JsonArray();
    list.add(one);
    JsonObject artifacts = new JsonObject();
    artifacts.add("artifacts", list);
    return artifacts;
  }

  /** Copies what the launcher of the service would download, a file or all below a folder. */
  private void bring(JsonObject artifacts, Path pod) throws IOException {
    for (String key : artifacts.keySet()) {
      String uri =
          artifacts
              .getAsJsonObject(key)
              .getAsJsonArray("artifacts")
              .get(0)
              .getAsJsonObject()
              .get("uri")
              .getAsString();
      Path from = store.file(uri);
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = pod.resolve(dir.resolve("store").relativize(file));
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
  }

  @Test
  void aTaskRunsWithItsInputArtifactsAlone() throws Exception {
    Path pod = dir.resolve("pod");
    bring(inputs(), pod);
    String place = "minio://bucket/folder/vertexai-runs/space/" + RUN + "/shout/0a1b/";
    JsonObject in = new JsonObject();
    in.add("artifacts", inputs());
    JsonObject outputs = new JsonObject();
    outputs.add("upper", artifact("upper", place + "upper"));
    outputs.add("executor-logs", artifact("executor-logs", place + "executor-logs"));
    JsonObject out = new JsonObject();
    out.add("artifacts", outputs);
    out.addProperty("outputFile", dir.resolve("output_metadata.json").toString());
    JsonObject told = new JsonObject();
    told.add("inputs", in);
    told.add("outputs", out);

    List<String> command = new ArrayList<>();
    JsonObject container = executor("exec-shout").getAsJsonObject("container");
    Stream.of("command", "args")
        .flatMap(key -> container.getAsJsonArray(key).asList().stream())
        .map(word -> word.getAsString())
        .map(word -> word.equals("{{$}}") ? told.toString() : word)
        .map(word -> word.replaceFirst("^/minio/", pod + "/"))
        .forEach(command::add);
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("VERTEXAI_MINIO_MOUNT", pod.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(pod.resolve(place.substring("minio://".length()) + "upper"))
        .hasContent(RUN + "\nONE\nTWO\n");
    assertThat(
            JsonParser.parseString(Files.readString(dir.resolve("output_metadata.json")))
                .getAsJsonObject()
                .getAsJsonObject("artifacts")
                .keySet())
        .containsExactly("upper");
  }

  @Test
  void shippingTwiceChangesNothing() {
    assertThat(shipment().ship(store, (uri, bytes) -> {})).isZero();
  }

  @Test
  void aLaunchJarComesAfterAllThatItNeeds() {
    FolderStore fresh = new FolderStore(dir.resolve("fresh"));
    shipment().ship(fresh, (uri, bytes) -> {});
    assertThat(fresh.uploaded()).hasSize(2);
    assertThat(fresh.uploaded().get(1)).allMatch(uri -> uri.matches(".*/launch-\\w{32}\\.jar"));
    assertThat(fresh.uploaded().get(0))
        .anyMatch(uri -> uri.matches(".*/vertexai-code/tasks/\\w{32}/0-space-classes\\.jar"))
        .anyMatch(uri -> uri.matches(".*/vertexai-code/libraries/\\w{32}/\\d+-.*gson.*\\.jar"));
  }

  @Test
  void aReleaseHoldsWhatIsShipped() {
    FolderStore fresh = new FolderStore(dir.resolve("fresh"));
    shipment().ship(fresh, (uri, bytes) -> {});
    CodeFolder folder = CodeFolder.of(List.of(pipeline), jvm().classPath(), jvm().own(), "space");
    Set<String> shipped = new TreeSet<>();
    fresh.uploaded().forEach(group -> group.forEach(uri -> shipped.add(CodeFolder.placeOf(uri))));
    Set<String> released = new TreeSet<>(folder.data().keySet());
    released.addAll(folder.launches().keySet());
    assertThat(released).isEqualTo(shipped);
    Set<String> first = new TreeSet<>();
    first.addAll(CodeFolder.places(pipeline, jvm().classPath(), jvm().own(), "space"));
    pipeline.rawFiles().forEach(raw -> first.add(CodeFolder.placeOf(raw.uri())));
    assertThat(first).isEqualTo(folder.data().keySet());
  }
}
