package io.github.vertexmaven.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @Input Optional<…>} is empty when the data is not there. */
class OptionalInputsTest {

  private static final String HERE = "io.github.vertexmaven.runner.OptionalInputsTest$";

  public record Row(String name, long number) {}

  public static class Nodes {
    @Node(outputs = "made")
    public static String make() {
      return "made";
    }

    @Node(outputs = "seen")
    public static String see(
        @Input Optional<List<Row>> rows,
        @Input Optional<String> made,
        @Input OptionalLong number,
        @Param("deep.down") Optional<Double> factor) {
      return rows + " " + made + " " + number + " " + factor;
    }
  }

  @TempDir Path dir;
  private final List<String> calls = new ArrayList<>();

  private Catalog catalog(String yaml) {
    return CatalogReader.open(
        (ConfValue.Mapping) YamlReader.readValue(yaml, "conf/base/catalog.yml"),
        new DataPlaces(dir, Optional.empty()),
        OptionalInputsTest.class.getClassLoader());
  }

  private static final String CATALOG =
      """
      rows: {type: csv, filepath: rows.csv}
      number: {type: json, filepath: number.json}
      """;

  private static Parameters none() {
    return Parameters.of(ConfValue.Mapping.empty(Location.of("test")));
  }

  private Object seen(Pipeline pipeline, Catalog catalog) {
    Hook noting = RunnerScopes.noting("h", calls);
    RunScope scope = new RunScope(catalog, none(), Map.of(), "id", "job", "local", "p");
    return new Runner(1, List.of(noting)).run(pipeline, scope).outputs().get("seen");
  }

  @Test
  void itIsEmptyWithoutTheData() {
    Pipeline whole = Pipeline.of(Nodes.class);
    Pipeline part = whole.onlyNodes("see");
    Catalog catalog = catalog(CATALOG);
    assertThat(PipelineCheck.problems(Map.of("p", whole), catalog, none())).isEmpty();
    assertThat(PipelineCheck.missingInputs(part, whole, catalog)).isEmpty();
    assertThat(seen(part, catalog))
        .isEqualTo("Optional.empty Optional.empty OptionalLong.empty Optional.empty");
    assertThat(calls).noneMatch(call -> call.contains("Load"));
  }

  @Test
  void itHoldsWhatIsThere() throws Exception {
    Files.writeString(dir.resolve("rows.csv"), "name,number\na,1\n");
    Files.writeString(dir.resolve("number.json"), "7");
    assertThat(seen(Pipeline.of(Nodes.class), catalog(CATALOG)))
        .isEqualTo(
            "Optional[[Row[name=a, number=1]]] Optional[made] OptionalLong[7] Optional.empty");
    assertThat(calls)
        .contains("h: afterLoad see rows [Row[name=a, number=1]]", "h: afterLoad see number 7");
  }

  @Test
  void nullThatWasKeptIsNoData() throws Exception {
    Files.writeString(dir.resolve("number.json"), "null");
    assertThat(seen(Pipeline.of(Nodes.class), catalog(CATALOG)))
        .isEqualTo("Optional.empty Optional[made] OptionalLong.empty Optional.empty");
  }

  @Test
  void dataThatIsThereAndDamagedIsAnError() throws Exception {
    Files.writeString(dir.resolve("number.json"), "{");
    assertThatThrownBy(() -> seen(Pipeline.of(Nodes.class), catalog(CATALOG)))
        .hasMessageStartingWith("Node 'see' (" + HERE + "Nodes#see) failed: ")
        .hasMessageContaining("Dataset 'number' (json, number.json): ");
  }

  public static class WritesOptional {
    @Node(outputs = "maybe")
    public static Optional<String> maybe() {
      return Optional.of("m");
    }

    @Node(outputs = "seen")
    public static String see(@Input Optional<String> maybe) {
      return maybe.orElse("nothing");
    }
  }

  @Test
  void anOptionalThatANodeHasWrittenIsTheValue() {
    Pipeline pipeline = Pipeline.of(WritesOptional.class);
    assertThat(PipelineCheck.problems(Map.of("p", pipeline), Catalog.empty(), none())).isEmpty();
    assertThat(seen(pipeline, Catalog.empty())).isEqualTo("m");
  }

  public static class Mismatch {
    @Node(outputs = "made")
    public static int make() {
      return 1;
    }

    @Node
    public static void see(
        @Input Optional<String> made,
        @Input Optional<Integer> image,
        @Input Optional<String> mad) {}
  }

  @Test
  void typesAreCheckedWithinTheOptional() {
    Catalog catalog = catalog("image: {type: " + PipelineCheckTest.TextOnly.class.getName() + "}");
    assertThat(PipelineCheck.problems(Map.of("p", Pipeline.of(Mismatch.class)), catalog, none()))
        .containsExactly(
            "Node 'make' writes 'made' as int, but node 'see' reads it as Optional<String>.\n  "
                + HERE
                + "Mismatch#make, "
                + HERE
                + "Mismatch#see\n  Make both types the same.",
            "Node 'see' reads 'image' as Optional<Integer>, but it yields text.\n  "
                + HERE
                + "Mismatch#see, conf/base/catalog.yml:1",
            "Node 'see' reads 'mad', which no node writes and the catalog lacks.\n  "
                + HERE
                + "Mismatch#see\n  Add 'mad' to the catalog, or did you mean 'made'?");
  }
}
