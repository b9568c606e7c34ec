package io.github.vertexmaven.core.spec;

import static io.github.vertexmaven.core.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.spec.Specs.compile;
import static io.github.vertexmaven.core.spec.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.graph.ProjectGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Specs against golden files; {@code -Dgolden.update=true} writes them anew. */
class SpecCompilerTest {

  @TempDir Path dir;

  private Configs project() {
    return Configs.in(dir).conf("base/vertexai.yml", "run_config: {root: bucket/folder}\n");
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

  @Test
  void importers() throws IOException {
    Configs configs =
        project()
            .file("data/raw.csv", "a,b\n1,2\n")
            .conf(
                "base/catalog.yml",
                """
                raw: {type: csv, filepath: data/raw.csv}
                far: {type: json, filepath: "gs://other/far.json"}
                fixed: {type: json, filepath: "gs://other/fixed.json", immutable: true}
                versions: {type: json, filepath: "gs://other/v.json", versioned: true}
                chosen: {type: json, filepath: "gs://other/v.json", versioned: true, load_version: v1}
                """);
    SpecCompiler.Result result =
        compile(
            configs, Graphs.of("load: raw far fixed versions chosen -> all", "again: raw all ->"));
    assertGolden("importers", SpecJson.of(result.pipelines().get(0).spec()));
    assertThat(result.pipelines().get(0).rawFiles())
        .singleElement()
        .satisfies(
            raw -> {
              assertThat(raw.file()).isEqualTo(dir.resolve("data/raw.csv"));
              assertThat(raw.uri())
                  .matches("gs://bucket/folder/vertexai-code/data/[0-9a-f]{32}/raw.csv");
            });
  }

  @Test
  void patternsMakeEntriesAndOnlyTheUsedOnesTravel() throws IOException {
    Configs configs =
        project()
            .conf(
                "base/catalog.yml",
                """
                "{name}_table": {type: csv, filepath: "gs://other/{name}.csv"}
                "{name}_query": {type: jdbc_query, sql: "SELECT '{name}'", credentials: db}
                "{unused}#x": {type: csv, filepath: x}
                """);
    CompiledPipeline compiled =
        compile(configs, Graphs.of("load: cars_table -> a", "ask: cars_query -> b"))
            .pipelines()
            .get(0);
    assertThat(compiled.spec().toString()).contains("gs://other/cars.csv");
    assertThat(compiled.launches().get(1).description())
        .contains("gs://other/cars.csv")
        .doesNotContain("unused");
  }

  @Test
  void shipsTheLatestOrTheChosenVersionAndWholeFolders() throws IOException {
    Configs configs =
        project()
            .conf(
                "base/catalog.yml",
                """
                cars: {type: text, filepath: data/cars.txt, versioned: true}
                old: {type: text, filepath: data/cars.txt, versioned: true, load_version: v1}
                parts: {type: partitioned, path: data/parts, dataset: text}
                """);
    write("data/cars.txt/v1/cars.txt", "one");
    write("data/cars.txt/v2/cars.txt", "two");
    write("data/cars.txt/v3/unfinished", "three");
    write("data/parts/b/2.txt", "2");
    write("data/parts/1.txt", "1");
    var raw =
        compile(configs, Graphs.of("load: cars old parts -> all")).pipelines().get(0).rawFiles();
    assertThat(raw)
        .extracting(file -> dir.relativize(file.file()).toString())
        .containsExactlyInAnyOrder(
            "data/cars.txt/v1/cars.txt",
            "data/cars.txt/v2/cars.txt",
            "data/parts/1.txt",
            "data/parts/b/2.txt");
    assertThat(raw)
        .extracting(file -> file.uri().replaceFirst(".*/data/[0-9a-f]{32}/", ""))
        .containsExactlyInAnyOrder("cars.txt", "cars.txt", "parts/1.txt", "parts/b/2.txt");
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(dir.resolve(file).getParent());
    Files.writeString(dir.resolve(file), text);
  }

  @Test
  void aTaskThatReadsATableOfADatabaseIsNotCachedUnlessItNeverChanges() throws IOException {
    Configs configs =
        project()
            .conf(
                "base/catalog.yml",
                """
                query: {type: jdbc_query, filepath: q.sql, credentials: db}
                fixed: {type: jdbc_query, filepath: q.sql, credentials: db, immutable: true}
                table: {type: pandas.SQLTableDataset, table_name: t, credentials: db}
                versions: {type: csv, filepath: "gs://other/v.csv", versioned: true}
                """);
    write("q.sql", "SELECT 1");
    JsonObject tasks =
        root(spec(
                configs,
                Graphs.of(
                    "a: query -> w", "b: fixed -> x", "c: table -> y", "d: fixed -> versions")))
            .getAsJsonObject("dag")
            .getAsJsonObject("tasks");
    assertThat(
            tasks.keySet().stream()
                .filter(name -> !name.startsWith("importer"))
                .filter(
                    name ->
                        tasks
                            .getAsJsonObject(name)
                            .getAsJsonObject("cachingOptions")
                            .has("enableCache")))
        .containsExactly("b", "d");
  }

  @Test
  void parametersOfAllTypes() throws IOException {
    Configs configs =
        project()
            .conf(
                "base/parameters.yml",
                """
                flag: true
                count: 3
                ratio: 0.5
                whole: 3
                text: "42"
                list: [1, a, ~, [2.5]]
                map: {b: 1, a: {x: ~, y: [true]}}
                nothing: ~
                null_double: ~
                null_int: ~
                null_flag: ~
                null_list: ~
                null_map: ~
                unused: 1
                big: 9007199254740991
                """);
    assertGolden(
        "parameters",
        spec(
            configs,
            Graphs.of(
                "a: params:flag=boolean params:count=int params:ratio=double params:whole=double"
                    + " params:text=java.lang.String params:big=long -> x",
                "b: params:list=java.util.List params:map.a.x=int params:map.b=int"
                    + " params:nothing=java.lang.String params:null_double=java.lang.Double -> y",
                "c: params:null_int=java.lang.Integer params:null_flag=java.lang.Boolean"
                    + " params:null_list=java.util.List params:null_map=java.util.Map ->")));
  }

  @Test
  void theWholeTreeOfParametersIsEveryTopLevelKey() {
    Configs configs = project().conf("base/parameters.yml", "a: 1\nb: {c: 2}\n");
    String spec = spec(configs, Graphs.of("n: params:*=java.util.Map ->"));
    assertThat(StrictSpec.faults(spec)).isEmpty();
    assertThat(
            root(spec).getAsJsonObject("inputDefinitions").getAsJsonObject("parameters").keySet())
        .containsExactly("a", "b");
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
  void caching() throws IOException {
    Configs configs =
        project()
            .conf(
                "base/catalog.yml",
                """
                table: {type: com.acme.Table}
                still: {type: com.acme.Table, immutable: true}
                inside: {type: csv, filepath: "gs://bucket/folder/vertexai-runs/x.csv"}
                outside: {type: csv, filepath: "gs://bucket/other/x.csv"}
                per_run: {type: csv, filepath: "out/${run_id}.csv"}
                local: {type: csv, filepath: out/x.csv}
                kept: {type: memory}
                """);
    ProjectGraph graph =
        Graphs.of(
            "a-reads-table: table -> a",
            "b-reads-still: still -> b",
            "c-writes-inside: a -> inside",
            "d-writes-outside: a -> outside",
            "e-writes-per-run: a -> per_run",
            "f-writes-local: a -> local",
            "g-writes-memory: a -> kept",
            "h-writes-table: a -> table2");
    String catalog = "table2: {type: com.acme.Table}\n";
    String spec = spec(configs.conf("base/catalog_2.yml", catalog), graph);
    assertGolden("caching", spec);
    JsonObject tasks = root(spec).getAsJsonObject("dag").getAsJsonObject("tasks");
    assertThat(
            tasks.keySet().stream()
                .filter(
                    name ->
                        tasks
                            .getAsJsonObject(name)
                            .getAsJsonObject("cachingOptions")
                            .has("enableCache")))
        .containsExactly("b-reads-still", "c-writes-inside", "f-writes-local", "g-writes-memory");
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

  private static ProjectGraph withNotify(String... nodes) {
    return Graphs.empty()
        .pipeline("__default__", "a: params:n=int -> x", "b: x params:both=java.lang.String ->")
        .pipeline("notify", nodes)
        .build();
  }

  private Configs exiting(String pipeline) {
    return project()
        .conf("local/vertexai.yml", "run_config:\n  on_exit_pipeline: " + pipeline + "\n")
        .conf("base/parameters.yml", "n: 1\nboth: x\nurl: here\npipeline_status: mine\n")
        .conf(
            "base/catalog.yml",
            "who: {type: json, filepath: \"gs://b/who.json\", immutable: true}\n");
  }

  @Test
  void anExitPipelineIsOneTaskAroundTheEnd() throws IOException {
    SpecCompiler.Result result =
        compile(
            exiting("notify"),
            withNotify(
                "write: status: who params:both=java.lang.String params:pipeline_status=x -> text",
                "b: text params:url=java.lang.String ->"));
    assertThat(result.warnings()).isEmpty();
    assertThat(result.notes())
        .containsExactly(
            "Pipeline 'notify' gets no spec: node 'write' reads how another pipeline ended, so it"
                + " runs as on_exit_pipeline only.");
    CompiledPipeline compiled = result.pipelines().get(0);
    assertGolden("exit-pipeline", SpecJson.of(compiled.spec()));
    assertThat(compiled.launches())
        .extracting(CompiledPipeline.Launch::task)
        .containsExactly("a", "b", "b-2", "write");
    assertThat(compiled.launches().get(3).description())
        .contains(
            "\"pipelines\":{\"notify\":[\"write\"]}", "\"finalStatus\":\"pipeline_status_2\"");
    assertThat(compiled.spec().results()).isEmpty();
  }

  @Test
  void anExitPipelineThatReadsNoStatusHasItsOwnSpecToo() {
    SpecCompiler.Result result = compile(exiting("notify"), withNotify("a: params:n=int -> x"));
    assertThat(result.pipelines())
        .extracting(pipeline -> pipeline.spec().tasks().keySet().toString())
        .containsExactly("[exit, exit-handler-1]", "[a]");
    assertThat(result.warnings())
        .containsExactly(
            "Node 'a' is part of pipeline '__default__' and of its on_exit_pipeline 'notify'; it"
                + " runs twice.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notifi | write: status: -> t"
            + " | there is no pipeline 'notifi'. There are: __default__, notify; did you mean"
            + " 'notify'?",
        "__default__ | write: -> t"
            + " | '__default__' is what runs when no pipeline is named; it cannot run at its own end."
            + " Name another pipeline.",
        "notify | write: status: x -> t"
            + " | pipeline 'notify' reads 'x', which node 'a' writes. It runs whatever happens, so it"
            + " can read only what is there before.",
      })
  void refusesAnExitPipelineThatCannotBeOne(String pipeline, String node, String problem) {
    assertThatThrownBy(() -> compile(exiting(pipeline), withNotify(node)))
        .hasMessage("conf/local/vertexai.yml:2: run_config.on_exit_pipeline: " + problem);
  }

  private static JsonObject root(String spec) {
    return JsonParser.parseString(spec).getAsJsonObject().getAsJsonObject("root");
  }

  @Test
  void aPipelineThatDoesNotStandAloneGetsNoSpecAndANote() {
    SpecCompiler.Result result =
        compile(
            project(),
            Graphs.empty()
                .pipeline("__default__", "a: -> x z", "b: x z -> y")
                .pipeline("first", "a: -> x z")
                .pipeline("second_part", "b: x z -> y")
                .build());
    assertThat(result.pipelines())
        .extracting(pipeline -> pipeline.spec().name())
        .containsExactly("space", "space-first");
    assertThat(result.warnings()).isEmpty();
    assertThat(result.notes())
        .containsExactly(
            "Pipeline 'second_part' gets no spec: it reads [x, z], which only other pipelines write."
                + " With a gs:// path in the catalog it could run on its own.");
  }

  @Test
  void aFileThatAnotherPipelineWritesIsNoRawInput() {
    Configs configs = project();
    configs.conf(
        "base/catalog.yml",
        "x: {type: csv, filepath: data/x.csv}\nz: {type: csv, filepath: \"gs://b/z.csv\"}\n");
    SpecCompiler.Result result =
        compile(
            configs,
            Graphs.empty()
                .pipeline("__default__", "a: -> x z", "b: x z -> y")
                .pipeline("second", "b: x z -> y")
                .pipeline("third", "c: z -> v")
                .build());
    assertThat(result.pipelines())
        .extracting(pipeline -> pipeline.spec().name())
        .containsExactly("space", "space-third");
    assertThat(result.notes()).singleElement().asString().contains("'second'", "it reads [x],");
  }

  static Stream<Arguments> faults() {
    String fine = "run_config: {root: bucket/folder}\n";
    return Stream.of(
        arguments(
            "region: here\n",
            "",
            "",
            "a: ->",
            "run_config.root is not set: the bucket and folder for code and run data.\n"
                + "  Add it to conf/base/vertexai.yml, for example root: my-bucket/pipelines"),
        arguments(
            fine,
            "raw: {type: csv, filepath: data/raw.csv}\n",
            "",
            "a: raw ->",
            "conf/base/catalog.yml:1: dataset 'raw': the file data/raw.csv does not exist, and no node"
                + " writes it.\n"
                + "  Put the file there, or give a gs:// path that the pipeline reads at run time."),
        arguments(
            fine,
            "",
            "a:\n  b: [1, 9007199254740992]\n",
            "a: params:a.b=int ->",
            "conf/base/parameters.yml:2: a.b: 9007199254740992 is beyond 2^53-1, where the service"
                + " loses digits. Write it as text in quotes."),
        arguments(
            fine,
            "",
            "a: -99999999999999999999\n",
            "a: params:a=int ->",
            "conf/base/parameters.yml:1: a: -99999999999999999999 is beyond 2^53-1, where the service"
                + " loses digits. Write it as text in quotes."),
        arguments(
            fine,
            "",
            "a: .nan\nb: -.inf\n",
            "a: params:a=double params:b=double ->",
            "2 problems:\n"
                + "conf/base/parameters.yml:1: a: NaN cannot be an input of a run.\n"
                + "conf/base/parameters.yml:2: b: -Infinity cannot be an input of a run."),
        arguments(
            fine,
            "",
            "a b: 1\n",
            "a: params:*=java.util.Map ->",
            "conf/base/parameters.yml:1: parameter 'a b' cannot be an input of a run; use letters,"
                + " digits, '_' and '-'."),
        arguments(
            fine,
            "",
            "long: " + "x".repeat(48_000) + "\n",
            "a: params:long=java.lang.String ->",
            "Node 'a' reads 48010 bytes of parameters; a task takes at most 48000.\n"
                + "  com.acme.Nodes#a\n"
                + "  Read less with @Param(\"…\") of a smaller top-level key, or make it a dataset."),
        arguments(
            "run_config: {root: bucket, resources: {a: {cpu: 97, memory: 700G}}}\n",
            "",
            "",
            "a: ->",
            "2 problems:\n"
                + "conf/base/vertexai.yml:1: run_config.resources.a.cpu: 97 is more than the 96 CPUs that Vertex AI offers.\n"
                + "conf/base/vertexai.yml:1: run_config.resources.a.memory: 700G is more than the 624 GB that Vertex AI offers."),
        arguments(
            "run_config: {root: bucket, resources: {trian: {cpu: 1}}}\n",
            "",
            "",
            "train #gpu: ->",
            "conf/base/vertexai.yml:1: run_config.resources.trian is neither a node nor a tag of the project; did you mean"
                + " 'train'?"),
        arguments(
            "run_config: {root: bucket, node_selectors: {gpuu: {cloud.google.com/gke-accelerator:"
                + " NVIDIA_L4}}}\n",
            "",
            "",
            "train #gpu: ->",
            "conf/base/vertexai.yml:1: run_config.node_selectors.gpuu is neither a node nor a tag of the project; did you mean"
                + " 'gpu'?"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhatTheServiceWouldRefuse(
      String settings, String catalog, String parameters, String node, String message) {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", settings)
            .conf("base/catalog.yml", catalog)
            .conf("base/parameters.yml", parameters);
    assertThatThrownBy(() -> compile(configs, Graphs.of(node)))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"9lives, 9lives", "日本, task", "x, x"})
  void checksTheNameOfThePipeline(String artifactId, String name) {
    Configs configs = project().artifactId(artifactId.equals("x") ? "x".repeat(108) : artifactId);
    if (name.equals("task")) {
      assertThat(compile(configs, Graphs.of("a: ->")).pipelines().get(0).spec().name())
          .isEqualTo("task");
      return;
    }
    String shown = artifactId.equals("x") ? "x".repeat(108) : name;
    assertThatThrownBy(() -> compile(configs, Graphs.of("a: ->")))
        .hasMessage(
            "'"
                + shown
                + "' cannot be the name of a pipeline on Vertex AI: it begins with a letter and has at"
                + " most 107 letters, digits and dashes. Shorten the artifactId or the pipeline's"
                + " name.");
  }

  @Test
  void twoPipelinesOfOneNameAreRefused() {
    assertThatThrownBy(
            () ->
                compile(
                    project(),
                    Graphs.empty().pipeline("a_b", "a: ->").pipeline("a-b", "b: ->").build()))
        .hasMessage(
            "Pipelines 'a-b' and 'a_b' would both be 'space-a-b' on Vertex AI. Rename one.");
  }

  @Test
  void whatHasNoEffectIsWarnedOf() {
    Configs configs =
        project()
            .conf(
                "base/vertexai.yml",
                "run_config: {root: b-u, resources: {elsewhere: {cpu: 1}, a: {gpu: 2}}}\n");
    assertThat(compile(configs, Graphs.of("a: ->")).warnings())
        .containsExactly(
            "conf/base/vertexai.yml:1: run_config.resources.elsewhere is neither a node nor a tag of the project; it has no"
                + " effect.",
            "Node 'a' asks for gpu, but run_config.node_selectors names no accelerator for it; it"
                + " gets none.");
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
      assertThat(spec(rich(Configs.in(elsewhere.resolve("ä b"))), graph)).isEqualTo(first);
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
  void identitiesChangeWithWhatATaskUsesAndWithNothingElse() {
    Configs configs =
        project()
            .conf("base/catalog.yml", "x: {type: csv, filepath: out/x.csv}\ny: {type: memory}\n");
    List<CompiledPipeline.Launch> before = launches(configs, "a: -> x", "b: -> y");
    configs.conf(
        "base/catalog.yml", "# moved\n\nx: {type: csv, filepath: out/x2.csv}\ny: {type: memory}\n");
    List<CompiledPipeline.Launch> after = launches(configs, "a: -> x", "b: -> y");
    assertThat(after.get(0).identity()).isNotEqualTo(before.get(0).identity());
    assertThat(after.get(1)).isEqualTo(before.get(1));
    assertThat(launches(configs, "a: -> x", "b: -> y", "c: ->").subList(0, 2)).isEqualTo(after);
  }

  private static List<CompiledPipeline.Launch> launches(Configs configs, String... nodes) {
    return compile(configs, Graphs.of(nodes)).pipelines().get(0).launches();
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
        .startsWith("Credentials 'db' stand as text in credentials.yml");
  }

  @Test
  void aTaskWhoseParameterNamesTheRunIsNotCached() {
    Configs configs = project().conf("base/parameters.yml", "a: {b: 'x ${job_name}'}\nc: 1\n");
    String spec =
        spec(configs, Graphs.of("one: params:a.b=java.lang.String -> x", "two: params:c=int -> y"));
    assertThat(StrictSpec.faults(spec)).isEmpty();
    assertThat(spec.split("\"enableCache\": true", -1)).hasSize(2);
  }

  private Configs tracked() {
    return project()
        .conf("base/mlflow.yml", "server: {mlflow_tracking_uri: 'https://mlflow.example.com'}\n")
        .conf("base/parameters.yml", "size: 3\nunused: 1\n");
  }

  @Test
  void trackedRunsBeginAndEndWithTasksOfTheirOwn() throws IOException {
    SpecCompiler.Result result =
        compile(tracked(), Graphs.of("a: params:size=int -> x", "b: x -> y"));
    assertGolden("tracked", SpecJson.of(result.pipelines().get(0).spec()));
    assertThat(result.pipelines().get(0).launches())
        .extracting(CompiledPipeline.Launch::task)
        .containsExactly("a", "b", "mlflow-end-run", "mlflow-start-run");
    String start = result.pipelines().get(0).launches().get(3).description();
    assertThat(start)
        .contains(
            "\"step\":\"mlflow-start-run\"",
            "\"nodeNames\":[\"a\",\"b\"]",
            "\"parameters\":[\"size\"]",
            "\"vertexai_plugin_version\":\"1.0\"",
            "\"project\":\"com.acme:space\"");
  }

  @Test
  void oneExitTaskEndsTheTrackedRunAndRunsTheExitPipeline() throws IOException {
    Configs configs =
        tracked()
            .conf(
                "base/vertexai.yml",
                "run_config: {root: bucket/folder, on_exit_pipeline: notify}\n");
    SpecCompiler.Result result =
        compile(
            configs,
            Graphs.empty()
                .pipeline("__default__", "a: -> x")
                .pipeline("notify", "tell: ->")
                .build());
    CompiledPipeline compiled =
        result.pipelines().stream()
            .filter(each -> each.pipeline().equals("__default__"))
            .findFirst()
            .orElseThrow();
    assertGolden("tracked-exit", SpecJson.of(compiled.spec()));
    assertThat(compiled.spec().tasks()).hasSize(2);
  }

  @Test
  void trackingChangesNothingInTheCacheOfATask() {
    String spec = spec(tracked(), Graphs.of("a: params:size=int -> x", "b: x -> y"));
    String other =
        spec(
            tracked().conf("base/parameters.yml", "size: 4\nunused: 1\n"),
            Graphs.of("a: params:size=int -> x", "b: x -> y"));
    assertThat(other).isEqualTo(spec.replace("\"defaultValue\": 3", "\"defaultValue\": 4"));
    assertThat(spec.split("\"enableCache\": true", -1)).hasSize(3);
  }

  @Test
  void aPipelineThatIsNotTrackedIsAsItWas() {
    String plain = spec(project(), Graphs.of("a: -> x"));
    Configs configs =
        project()
            .conf(
                "base/mlflow.yml",
                "server: {mlflow_tracking_uri: 'https://mlflow.example.com'}\n"
                    + "tracking: {disable_tracking: {pipelines: [__default__]}}\n");
    assertThat(spec(configs, Graphs.of("a: -> x"))).isEqualTo(plain);
  }
}
