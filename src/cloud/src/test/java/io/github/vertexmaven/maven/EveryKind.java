package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.compile.fork.ForkRequest;
import io.github.vertexmaven.core.compile.fork.JavaFork;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ConfigRequest;
import io.github.vertexmaven.core.conf.ConfigResolver;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.project.ProjectJobs;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.run.RunPage;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.show.status.Commands;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.slice.Slice;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A project whose pipeline has a node for each kind of dataset, and what goals do with it.
 *
 * @param dir the project's folder
 * @param bucket where its jobs keep code and data
 */
record EveryKind(Path dir, String bucket) {

  private static final Path SOURCES = Path.of("../runtime/src/test/resources/every-kind");
  private static final String VERSION = "1.0";

  /** What a project that depends on the runtime has: it, what it needs, tables and parquet. */
  private static final String NEEDED =
      ".*(vertexai-runtime|runtime.target.classes|gson|snakeyaml|fastcsv|fastdoubleparser|aalto|stax2|dflib|carpet"
          + "|parquet|hadoop|javax.annotation|snappy|zstd|aircompressor|commons-(pool|collections)"
          + "|woodstox|slf4j-api|jts-core).*";

  /**
   * Writes and compiles the project.
   *
   * @param catalog the file with its entries
   * @param data where the entries keep their files
   * @param groups what the tags of nodes begin with that share a task; nothing when none do
   */
  static EveryKind in(Path dir, String bucket, String catalog, String data, Optional<String> groups)
      throws IOException {
    Path conf = Files.createDirectories(dir.resolve("conf/base"));
    Files.createDirectories(dir.resolve("data"));
    Files.copy(SOURCES.resolve("raw.csv"), dir.resolve("data/raw.csv"));
    Files.copy(SOURCES.resolve("parameters.yml"), conf.resolve("parameters.yml"));
    String entries = Files.readString(SOURCES.resolve(catalog)).replace("${folder}", data);
    Files.writeString(conf.resolve("catalog.yml"), entries);
    String grouping = groups.map(tag -> "strategy: tag, tag_prefix: " + tag).orElse("");
    Files.writeString(
        conf.resolve("vertexai.yml"),
        """
        endpoint: emulator
        run_config:
          image: eclipse-temurin:17-jre
          root: %s/pipelines
          grouping: {%s}
        """
            .formatted(bucket, grouping));
    EveryKind project = new EveryKind(dir, bucket);
    project.compileClasses();
    return project;
  }

  private Path classes() {
    return dir.resolve("target/classes");
  }

  private void compileClasses() throws IOException {
    Files.createDirectories(classes());
    int problems =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-parameters",
                "-proc:none",
                "-d",
                classes().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SOURCES.resolve("Steps.java").toString());
    assertThat(problems).isZero();
  }

  private ProjectJvm jvm() {
    List<Path> classPath = new ArrayList<>(List.of(classes()));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.matches(NEEDED))
        .map(Path::of)
        .forEach(classPath::add);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProjectJvm(java, classPath, List.of(classes()), List.of());
  }

  private ResolvedConfig config() {
    return ConfigResolver.resolve(
        new ConfigRequest(
            new ProjectFacts("acme", "every-kind", VERSION, dir),
            "local",
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            name -> Optional.empty(),
            List.of(),
            ConfServices.none()));
  }

  private ProjectGraph graph(ResolvedConfig config) {
    Path out = dir.resolve("target/vertexai");
    return Description.in(out, jvm(), config, VERSION)
        .graph(jvm(), List.of(classes()), config, dir.resolve("gcs"), line -> {});
  }

  /** As {@code run-local} does. */
  void runHere(Path gcsMount) {
    ResolvedConfig config = config();
    graph(config);
    List<String> told = new ArrayList<>();
    ForkRequest request =
        new ForkRequest(
            List.of(classes()),
            dir.resolve("target/vertexai/graph.json"),
            false,
            config,
            Optional.of(gcsMount),
            Optional.of(
                new ForkRequest.PipelineToRun(
                    ProjectGraph.DEFAULT,
                    Slice.all(),
                    false,
                    "0000",
                    "every-kind-local",
                    2,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Map.of())));
    boolean done =
        JavaFork.run(
            jvm(),
            "io.github.vertexmaven.launcher.RunPipeline",
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            request,
            listening(told));
    assertThat(done).as("%s", told).isTrue();
  }

  private static ForkEvents listening(List<String> told) {
    return new ForkEvents() {
      @Override
      public void event(String name, Fields fields) {
        told.add(fields.toString());
      }

      @Override
      public void output(String line) {
        told.add(line);
      }
    };
  }

  /** Where a run on this machine has left a dataset, if its catalog keeps it. */
  Optional<Path> place(String dataset, Path gcsMount) {
    CatalogEntries entries = CatalogEntries.of(config().catalog());
    return entries
        .find(dataset)
        .or(() -> entries.find(dataset + "@text"))
        .map(entry -> (Map<?, ?>) entry.plain())
        .map(entry -> (String) entry.get(entry.containsKey("path") ? "path" : "filepath"))
        .map(
            path ->
                path.startsWith("gs://") ? gcsMount.resolve(path.substring(5)) : dir.resolve(path));
  }

  /** What {@code run-once} ships and submits. */
  JobRun job(Log log) {
    ResolvedConfig config = config();
    CompileRequest request =
        new CompileRequest(graph(config), config, VERSION, "0".repeat(64), CodeDigest::ofFile, 17);
    Compilation compilation = Compilation.of(jvm(), request, dir.resolve("target/vertexai"));
    return new ProjectJobs(
            log,
            compilation,
            any -> JobOptions.labelled(Map.of()),
            Path::toString,
            (pipeline, any) -> RunPage.ofSpec(VERSION, SpecJson.of(pipeline.spec()), Map.of()),
            new Commands("", "mvn deploy"))
        .job(ProjectGraph.DEFAULT, config, CacheLimit.none());
  }
}
