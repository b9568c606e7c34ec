package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static io.github.vertexmaven.core.compile.spec.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tasks a run may take from the cache, and what their identities are made of. */
class CachingSpecTest {

  @TempDir Path dir;

  private Configs project() {
    return Specs.project(dir);
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
    JsonObject tasks = Specs.root(spec).getAsJsonObject("dag").getAsJsonObject("tasks");
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
    configs.file("q.sql", "SELECT 1");
    JsonObject tasks =
        Specs.root(
                spec(
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
  void aTaskWhoseParameterNamesTheRunIsNotCached() {
    Configs configs = project().conf("base/parameters.yml", "a: {b: 'x ${job_name}'}\nc: 1\n");
    String spec =
        spec(configs, Graphs.of("one: params:a.b=java.lang.String -> x", "two: params:c=int -> y"));
    assertThat(StrictSpec.faults(spec)).isEmpty();
    assertThat(spec.split("\"enableCache\": true", -1)).hasSize(2);
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
}
