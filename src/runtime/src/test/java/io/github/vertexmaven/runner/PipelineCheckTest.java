package io.github.vertexmaven.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.pipeline.Pipeline;
import java.io.IOException;
import java.lang.reflect.Type;
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

class PipelineCheckTest {

  private static final String HERE = "io.github.vertexmaven.runner.PipelineCheckTest$";

  /** Takes and gives text only. */
  public static final class TextOnly implements Dataset {
    public TextOnly(DatasetDefinition definition) {}

    @Override
    public Object load(Type wanted) {
      return "text";
    }

    @Override
    public void save(Object value, Type written) {}

    @Override
    public Optional<String> refusalToLoad(Type wanted) {
      return wanted == String.class ? Optional.empty() : Optional.of("it yields text");
    }

    @Override
    public Optional<String> refusalToSave(Type written) {
      return written == String.class ? Optional.empty() : Optional.of("it keeps text");
    }
  }

  public static class Reads {
    @Node(outputs = "y")
    public static String read(@Input String featureTabel) {
      return "";
    }
  }

  public static class ReadsNowhere {
    @Node
    public static void read(@Input String nothingLikeIt) {}
  }

  public static class Mismatch {
    @Node(outputs = "rows")
    public static List<String> make() {
      return List.of();
    }

    @Node
    public static void take(@Input List<Integer> rows) {}
  }

  public static class Mapped {
    @Node(outputs = {"a", "b"})
    public static Map<String, Object> make() {
      return Map.of();
    }

    @Node
    public static void take(@Input int a, @Input String b) {}
  }

  public static class Settings {
    @Node
    public static void take(
        @Param("model.alhpa") double alpha,
        @Param int size,
        @Param("model.names") List<String> n) {}
  }

  public static class Files1 {
    @Node(outputs = "kept")
    public static int make(@Input("text") int number) {
      return number;
    }
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        arguments(
            Reads.class,
            "feature_table: {type: memory}",
            List.of(
                "Node 'read' reads 'feature_tabel', which no node writes and the catalog lacks.\n"
                    + "  "
                    + HERE
                    + "Reads#read\n"
                    + "  Add 'feature_tabel' to the catalog, or did you mean 'feature_table'?")),
        arguments(
            ReadsNowhere.class,
            "feature_table: {type: memory}",
            List.of(
                "Node 'read' reads 'nothing_like_it', which no node writes and the catalog lacks.\n"
                    + "  "
                    + HERE
                    + "ReadsNowhere#read\n"
                    + "  Add 'nothing_like_it' to the catalog.")),
        arguments(
            Mismatch.class,
            "",
            List.of(
                "Node 'make' writes 'rows' as List<String>, but node 'take' reads it as"
                    + " List<Integer>.\n"
                    + "  "
                    + HERE
                    + "Mismatch#make, "
                    + HERE
                    + "Mismatch#take\n"
                    + "  Make both types the same.")),
        arguments(Mapped.class, "", List.of()),
        arguments(Mismatch.class, "rows: {type: memory}", List.of()),
        arguments(
            Settings.class,
            "",
            List.of(
                "Parameter 'model.alhpa' is not in conf/; did you mean 'model.alpha'?\n"
                    + "  Node 'take' reads it: "
                    + HERE
                    + "Settings#take",
                "conf/base/parameters.yml:3: size: expected a whole number (int), found 'big'.\n"
                    + "  Node 'take' reads it: "
                    + HERE
                    + "Settings#take")),
        arguments(
            Files1.class,
            "text: {type: " + HERE + "TextOnly}\nkept: {type: " + HERE + "TextOnly}",
            List.of(
                "Node 'make' reads 'text' as int, but it yields text.\n"
                    + "  "
                    + HERE
                    + "Files1#make, conf/base/catalog.yml:1",
                "Node 'make' writes 'kept' as int, but it keeps text.\n"
                    + "  "
                    + HERE
                    + "Files1#make, conf/base/catalog.yml:2")));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void findsWhatWouldGoWrong(
      Class<?> nodes, String catalog, List<String> problems, @TempDir Path dir) throws IOException {
    assertThat(
            PipelineCheck.problems(
                Map.of("p", Pipeline.of(nodes)), catalog(catalog, dir), parameters(dir)))
        .isEqualTo(problems);
  }

  @Test
  void problemsOfANodeInTwoPipelinesComeOnce(@TempDir Path dir) throws IOException {
    Map<String, Pipeline> twice =
        Map.of("a", Pipeline.of(Reads.class), "b", Pipeline.of(Reads.class));
    assertThat(PipelineCheck.problems(twice, catalog("", dir), parameters(dir))).hasSize(1);
  }

  @Test
  void whatAnotherPipelineWritesIsNoProblemUntilItIsRun(@TempDir Path dir) throws IOException {
    Pipeline whole = Pipeline.of(Mismatch.class);
    Pipeline make = whole.onlyNodes("make");
    Pipeline take = whole.onlyNodes("take");
    Catalog catalog = catalog("", dir);
    assertThat(PipelineCheck.problems(Map.of("m", make, "t", take), catalog, parameters(dir)))
        .isEmpty();
    assertThat(PipelineCheck.missingInputs(take, take, catalog))
        .containsExactly(
            "The chosen nodes read 'rows', which another pipeline writes and no file contains.\n"
                + "  Add 'rows' to the catalog, or choose another pipeline too.");
    assertThat(PipelineCheck.missingInputs(take, whole, catalog))
        .containsExactly(
            "The chosen nodes read 'rows', which node 'make' writes and no file contains.\n"
                + "  Add 'rows' to the catalog, or choose node 'make' too.");
    assertThat(PipelineCheck.missingInputs(whole, whole, catalog)).isEmpty();
  }

  private static Catalog catalog(String text, Path dir) throws IOException {
    return CatalogReader.open(
        yaml(text, "conf/base/catalog.yml", dir),
        new DataPlaces(dir, Optional.empty()),
        PipelineCheckTest.class.getClassLoader());
  }

  private static Parameters parameters(Path dir) throws IOException {
    return Parameters.of(
        yaml("model:\n  {alpha: 0.5, names: [a]}\nsize: big\n", "conf/base/parameters.yml", dir));
  }

  private static ConfValue.Mapping yaml(String text, String name, Path dir) throws IOException {
    Path file = dir.resolve("file.yml");
    Files.writeString(file, text);
    return YamlReader.readMapping(file, name);
  }
}
