package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static io.github.vertexmaven.core.compile.spec.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs against golden files; {@code -Dgolden.update} writes them anew. */
class SpecCompilerTest {

  @TempDir Path dir;

  private Configs project() {
    return Specs.project(dir);
  }

  @Test
  void twoNodes() throws IOException {
    assertGolden("two-nodes", spec(project(), Graphs.of("a: -> x", "b: x -> y")));
  }

  @Test
  void namespacedNodes() throws IOException {
    assertGolden(
        "namespaces",
        spec(
            project(),
            Graphs.of("one.make: -> one.x", "one.use: one.x -> r", "two.make: -> two.x")));
  }

  /** The worked example of the seed's documentation: tag and node name merged. */
  @Test
  void resources() throws IOException {
    Configs configs =
        project()
            .conf(
                "prod/vertexai.yml",
                """
                run_config:
                  resources:
                    data_import_step: {memory: 2Gi}
                    model_training_node: {cpu: 8, memory: 60Gi}
                    tensorflow-node: {gpu: 1}
                    gpu_node_tag: {cpu: 1, gpu: 2}
                    __default__: {cpu: 200m, memory: 64Mi}
                  node_selectors:
                    gpu_node_tag: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4}
                    tensorflow_node: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_K80}
                """)
            .env("prod");
    assertGolden(
        "resources",
        spec(
            configs,
            Graphs.of(
                "data-import-step: -> x",
                "model-training-node #gpu_node_tag: x -> m",
                "other: m ->",
                "tensorflow_node: x ->")));
  }

  @Test
  void laterTagsWinOverEarlierOnes() {
    Configs configs =
        project()
            .conf(
                "base/vertexai.yml",
                """
                run_config:
                  root: bucket
                  resources:
                    z: {cpu: 1, memory: 1G}
                    a: {cpu: 2}
                """);
    String spec = spec(configs, Graphs.of("n #a #z: ->"));
    assertThat(spec).contains("\"resourceCpuLimit\": \"2\"", "\"resourceMemoryLimit\": \"1G\"");
  }

  @Test
  void namesAreSanitisedAndKeptApart() throws IOException {
    Configs configs = project().artifactId("My_App");
    configs.conf("base/catalog.yml", "9raw: {type: csv, filepath: \"gs://b/r\"}\n");
    assertGolden(
        "names",
        spec(
            configs,
            Graphs.of(
                "Split_Data: 9raw -> a.b",
                "split-data: a.b -> a_b",
                "split__data: a_b -> a-b",
                "importer-9raw: a-b -> a@b",
                "@: a@b -> a#b")));
  }

  @Test
  void localeTimeZoneAndFolderChangeNoByte(@TempDir Path elsewhere) {
    ProjectGraph graph =
        Graphs.of("INIT_I: raw params:size=double -> x", "title: x params:map=java.util.Map ->");
    String first = spec(rich(Configs.in(dir)), graph);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(spec(rich(Configs.in(elsewhere.resolve(oddName()))), graph)).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(first).doesNotContain(dir.toString());
  }

  private static Configs rich(Configs configs) {
    return configs
        .conf(
            "base/vertexai.yml", "run_config: {root: bucket/i, resources: {INIT_I: {cpu: 0.5}}}\n")
        .conf("base/catalog.yml", "raw: {type: csv, filepath: data/I.csv}\n")
        .conf("base/parameters.yml", "size: 1.5\nmap: {I: 1e-7, i: 1234567.25}\n")
        .file("data/I.csv", "I\n");
  }

  @Test
  void theStrictReaderFindsFaults() {
    String spec = spec(project(), Graphs.of("a: -> x", "b: x -> y"));
    assertThat(StrictSpec.faults(spec.replace("\"taskInfo\"", "\"taskInfos\"")))
        .contains("a lacks taskInfo", "a has the unknown taskInfos");
    assertThat(
            StrictSpec.faults(spec.replace("\"producerTask\": \"a\"", "\"producerTask\": \"c\"")))
        .contains("b: producer c");
  }

  @Test
  void specsOfPipelinesThatAreGoneAreDeletedAndNothingElse() throws IOException {
    Path out = dir.resolve("out");
    ProjectGraph two =
        Graphs.empty()
            .pipeline(ProjectGraph.DEFAULT, "a: -> x")
            .pipeline("extra", "a: -> x")
            .build();
    ProjectGraph one = Graphs.of("a: -> x");
    CompiledFiles.write(compile(project(), two), project().resolve(), two, out);
    Files.writeString(out.resolve("mine.json"), "{}");
    assertThat(out.resolve("space-extra.json")).exists();
    CompiledFiles.write(compile(project(), one), project().resolve(), one, out);
    assertThat(out.resolve("space-extra.json")).doesNotExist();
    assertThat(out.resolve("space.json")).exists();
    assertThat(out.resolve("conf.json")).exists();
    assertThat(out.resolve("mine.json")).exists();
  }

  @Test
  void noValueOfACredentialIsInASpecOrATask() {
    Configs configs =
        project()
            .conf("base/catalog.yml", "made: {type: com.acme.Table, credentials: db}\n")
            .conf("local/credentials.yml", "db: {password: canary-1, user: {public: ada}}\n");
    SpecCompiler.Result result = compile(configs, Graphs.of("a: -> made"));
    String task = result.pipelines().get(0).launches().get(0).description();
    assertThat(task).contains("\"withheld\"", "ada").doesNotContain("canary");
    assertThat(SpecJson.of(result.pipelines().get(0).spec())).doesNotContain("canary", "ada");
    assertThat(result.warnings())
        .singleElement()
        .asString()
        .startsWith("Credentials 'db' are plain text in credentials.yml");
  }

  /** As far as a file can have that name: in some locales there is ASCII alone. */
  private static String oddName() {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
    return new String("ä b".getBytes(names), names);
  }
}
