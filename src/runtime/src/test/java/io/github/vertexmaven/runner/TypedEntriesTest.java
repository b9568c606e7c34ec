package io.github.vertexmaven.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A dataset that nodes see as several types, in runs and before them. */
class TypedEntriesTest {

  private static final String HERE = "io.github.vertexmaven.runner.TypedEntriesTest$Nodes#";

  public record Row(String name, long number) {}

  public static class Nodes {
    @Node(outputs = "table@csv")
    public static List<Row> write() {
      return List.of(new Row("a", 1));
    }

    @Node(outputs = "length")
    public static int again(@Input("table@text") String table) {
      return table.length();
    }
  }

  @TempDir Path dir;

  private Catalog catalog(String yaml) {
    return CatalogReader.open(
        (ConfValue.Mapping) YamlReader.readValue(yaml, "conf/base/catalog.yml"),
        new DataPlaces(dir, Optional.empty()),
        TypedEntriesTest.class.getClassLoader());
  }

  private static final String BOTH =
      """
      table@csv: {type: csv, filepath: data/table.csv}
      table@text: {type: text, filepath: data/table.csv}
      """;

  private static RunScope scope(Catalog catalog) {
    return new RunScope(catalog, none(), Map.of(), "id", "job", "local", "p");
  }

  private static Parameters none() {
    return Parameters.of(ConfValue.Mapping.empty(Location.of("test")));
  }

  @Test
  void oneTypeReadsWhatAnotherHasWritten() {
    RunResult result = new Runner(2, List.of()).run(Pipeline.of(Nodes.class), scope(catalog(BOTH)));
    assertThat(result.outputs()).isEqualTo(Map.of("length", "name,number\na,1\n".length()));
  }

  @Test
  void aPatternMakesTheEntriesOfBothTypes() {
    Catalog catalog =
        catalog(
            """
            "{name}@csv": {type: csv, filepath: "data/{name}.csv"}
            "{name}@text": {type: text, filepath: "data/{name}.csv"}
            """);
    assertThat(PipelineCheck.problems(Map.of("p", Pipeline.of(Nodes.class)), catalog, none()))
        .isEmpty();
    assertThat(new Runner(2, List.of()).run(Pipeline.of(Nodes.class), scope(catalog)).outputs())
        .containsKey("length");
  }

  @Test
  void whatOneTypeHasLeftIsThereForTheOther() throws Exception {
    Catalog catalog = catalog(BOTH);
    Pipeline pipeline = Pipeline.of(Nodes.class);
    Files.createDirectories(dir.resolve("data"));
    Files.writeString(dir.resolve("data/table.csv"), "name,number\n");
    assertThat(KeptDatasets.missing(pipeline, catalog).nodes())
        .extracting(PipelineNode::name)
        .containsExactly("again");
    Pipeline again = pipeline.onlyNodes("again");
    assertThat(PipelineCheck.missingInputs(again, pipeline, catalog)).isEmpty();
    assertThat(new Runner(1, List.of()).run(again, scope(catalog)).outputs())
        .isEqualTo(Map.of("length", 12));
  }

  @Test
  void aTypeAloneNeedsNoEntry() {
    Pipeline pipeline = Pipeline.of(Alone.class);
    assertThat(PipelineCheck.problems(Map.of("p", pipeline), Catalog.empty(), none())).isEmpty();
    assertThat(new Runner(1, List.of()).run(pipeline, scope(Catalog.empty())).outputs())
        .isEqualTo(Map.of("twice", 2));
  }

  public static class Alone {
    @Node(outputs = "one@v1")
    public static int one() {
      return 1;
    }

    @Node(outputs = "twice")
    public static int twice(@Input("one@v1") int one) {
      return one * 2;
    }
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        arguments(
            "table@csv: {type: csv, filepath: a.csv}",
            "Node 'again' uses 'table@text', which the catalog lacks.\n  "
                + HERE
                + "again\n  Dataset 'table' is used as several types, and each needs an entry: add"
                + " 'table@text' to the catalog."),
        arguments(
            "table@csv: {type: csv, filepath: a.csv}\ntable@text: {type: text, filepath: b.csv}",
            "Dataset 'table' is used as several types in different places: 'table@csv' is a.csv,"
                + " 'table@text' is b.csv.\n"
                + "  conf/base/catalog.yml:1\n"
                + "  conf/base/catalog.yml:2\n"
                + "  Give both the same filepath, versioned and load_version."),
        arguments(
            "table@csv: {type: csv, filepath: a.csv, versioned: true}\n"
                + "table@text: {type: text, filepath: a.csv}",
            "Dataset 'table' is used as several types in different places: 'table@csv' is a.csv,"
                + " versioned, 'table@text' is a.csv.\n"
                + "  conf/base/catalog.yml:1\n"
                + "  conf/base/catalog.yml:2\n"
                + "  Give both the same filepath, versioned and load_version."),
        arguments(
            "table@csv: {type: memory}\ntable@text: {type: text, filepath: a.csv}",
            "Dataset 'table' is used as several types, and 'table@csv' stays in memory, where no other type can read it.\n"
                + "  conf/base/catalog.yml:1\n"
                + "  Give it a type that has a file."));
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void entriesThatDoNotGoTogetherAreRefused(String catalog, String problem) {
    assertThat(
            PipelineCheck.problems(Map.of("p", Pipeline.of(Nodes.class)), catalog(catalog), none()))
        .containsExactly(problem);
  }
}
