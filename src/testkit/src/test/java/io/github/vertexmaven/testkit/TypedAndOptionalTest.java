package io.github.vertexmaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.launcher.Project;
import io.github.vertexmaven.pipeline.Pipeline;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets of several types, and what may be missing, in tests of a project. */
class TypedAndOptionalTest {

  /** A row of the table. */
  public record Row(String name) {}

  /** Nodes of a project. */
  public static final class Nodes {

    private Nodes() {}

    /** Writes one type. */
    @Node(outputs = "table@csv")
    public static List<Row> write() {
      return List.of(new Row("a"));
    }

    /** Reads another. */
    @Node(outputs = "length")
    public static int again(@Input("table@text") String table) {
      return table.length();
    }

    /** Can do without. */
    @Node(outputs = "seen")
    public static String see(@Input Optional<String> extra, @Param Optional<Integer> size) {
      return extra + " " + size;
    }
  }

  @TempDir Path dir;

  @BeforeEach
  void writeProject() throws IOException, URISyntaxException {
    Files.createDirectories(dir.resolve("conf/base"));
    Files.writeString(
        dir.resolve("conf/base/catalog.yml"),
        "table@csv: {type: csv, filepath: data/table.csv}\n"
            + "table@text: {type: text, filepath: data/table.csv}\n"
            + "extra: {type: text, filepath: data/extra.txt}\n");
    String nodes = Nodes.class.getName().replace('.', '/') + ".class";
    Path classes = Path.of(Nodes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path copy = dir.resolve("target/classes").resolve(nodes);
    Files.createDirectories(copy.getParent());
    Files.copy(classes.resolve(nodes), copy);
  }

  private TestRun run() {
    return TestRun.of(Project.open(dir, "local"), "__default__");
  }

  @Test
  void oneTypeReadsWhatAnotherHasWrittenThroughFiles() throws IOException {
    TestResult result = run().throughFiles(dir.resolve("test")).run();
    assertThat(result.output("length", Integer.class)).isEqualTo("name\na\n".length());
    assertThat(result.output("seen", String.class)).isEqualTo("Optional.empty Optional.empty");
    assertThat(dir.resolve("data")).doesNotExist();
    assertThat(Project.open(dir, "local").run().outputs())
        .isEqualTo(Map.of("length", 7, "seen", "Optional.empty Optional.empty"));
  }

  @Test
  void aStubIsReadAsAnotherTypeToo() {
    TestResult result =
        run()
            .stub("write", Map.of("table@csv", List.of(new Row("longer"))))
            .throughFiles(dir.resolve("test"))
            .run();
    assertThat(result.output("length", Integer.class)).isEqualTo("name\nlonger\n".length());
  }

  @Test
  void withoutFilesThereAreNoTypes() {
    assertThatThrownBy(() -> run().run())
        .hasMessage(
            "The run uses dataset 'table' as several types, which only a file has. Give the run a"
                + " folder with throughFiles(…).");
  }

  @Test
  void whatMayBeMissingIsGivenOrNot() {
    TestRun see = TestRun.of(Pipeline.of(Nodes.class).onlyNodes("see"));
    assertThat(see.run().output("seen", String.class)).isEqualTo("Optional.empty Optional.empty");
    assertThat(see.given("extra", "x").parameter("size", 3).run().output("seen", String.class))
        .isEqualTo("Optional[x] Optional[3]");
  }

  @Test
  void whatNoNodeAsksForIsASlip() {
    TestRun see = TestRun.of(Pipeline.of(Nodes.class).onlyNodes("see"));
    assertThatThrownBy(() -> see.given("extar", "x").parameter("sise", 1).run())
        .hasMessage(
            "given(\"extar\", …): no node of the pipeline uses dataset 'extar'; did you mean"
                + " 'extra'?\n"
                + "parameter(\"sise\", …): no node of the pipeline reads parameter 'sise'; did you"
                + " mean 'size'?");
  }
}
