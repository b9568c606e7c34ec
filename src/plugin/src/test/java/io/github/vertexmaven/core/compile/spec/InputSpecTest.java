package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static io.github.vertexmaven.core.compile.spec.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no node writes: files, folders, versions and parameters. */
class InputSpecTest {

  @TempDir Path dir;

  private Configs project() {
    return Specs.project(dir);
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
    configs.file("data/cars.txt/v1/cars.txt", "one");
    configs.file("data/cars.txt/v2/cars.txt", "two");
    configs.file("data/cars.txt/v3/unfinished", "three");
    configs.file("data/parts/b/2.txt", "2");
    configs.file("data/parts/1.txt", "1");
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
            Specs.root(spec)
                .getAsJsonObject("inputDefinitions")
                .getAsJsonObject("parameters")
                .keySet())
        .containsExactly("a", "b");
  }
}
