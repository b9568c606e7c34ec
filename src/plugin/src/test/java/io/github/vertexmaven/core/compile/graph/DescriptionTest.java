package io.github.vertexmaven.core.compile.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.Javac;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionTest {

  private static final String NODES =
      """
      public class Science {
        @Node(tags = "gpu", outputs = "y") public static int fit(@Input("x") double[] x, @Param int size) { return 1; }
        @Node(outputs = "x") public static double[] make() { return null; }
      }\
      """;

  @TempDir Path dir;

  private Configs configs() {
    return Configs.in(dir).conf("base/parameters.yml", "size: 3\n");
  }

  private ProjectJvm jvm() {
    List<Path> classPath = new ArrayList<>(List.of(dir.resolve("classes")));
    classPath.addAll(Javac.classPath());
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProjectJvm(java, classPath, List.of(dir.resolve("classes")), List.of());
  }

  private Description description(Configs configs) {
    return Description.in(dir.resolve("out"), jvm(), configs.resolve(), "1.0");
  }

  private ProjectGraph graph(Configs configs) {
    List<Path> classes = List.of(dir.resolve("classes"));
    return description(configs).graph(jvm(), classes, configs.resolve(), dir, line -> {});
  }

  @Test
  void readsWhatTheForkDescribes() {
    Javac.into(dir.resolve("classes"), Map.of("Science", NODES));
    ProjectGraph graph = graph(configs());
    assertThat(graph.pipelines().keySet()).containsExactly("__default__", "science");
    assertThat(graph.pipeline("science"))
        .containsExactly(
            new ProjectGraph.Node(
                "make",
                "",
                List.of(),
                "acme.Science",
                "make",
                List.of(),
                List.of(new ProjectGraph.Output("x", "whole", "", "double[]"))),
            new ProjectGraph.Node(
                "fit",
                "",
                List.of("gpu"),
                "acme.Science",
                "fit",
                List.of(
                    new ProjectGraph.Input(ProjectGraph.InputKind.DATASET, "x", "double[]", "[D"),
                    new ProjectGraph.Input(ProjectGraph.InputKind.PARAMETER, "size", "int", "int")),
                List.of(new ProjectGraph.Output("y", "whole", "", "int"))));
    assertThat(graph.nodeNames()).containsExactly("fit", "make");
    assertThat(graph.tags()).containsExactly("gpu");
    assertThatThrownBy(() -> graph.pipeline("sience"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "There is no pipeline 'sience'. There are: __default__, science; did you mean"
                + " 'science'?");
    assertThat(dir.resolve("out").toFile().list())
        .containsExactlyInAnyOrder("graph.json", ".graph-state");
  }

  @Test
  void isFreshUntilClassesOrConfigurationChange() throws IOException {
    Path classes = Javac.into(dir.resolve("classes"), Map.of("Science", NODES));
    assertThat(description(configs()).isFresh()).isFalse();
    graph(configs());
    assertThat(description(configs()).isFresh()).isTrue();
    assertThat(description(configs().conf("base/vertexai.yml", "region: here\n")).isFresh())
        .isTrue();
    assertThat(description(configs().conf("base/parameters.yml", "size: 4\n")).isFresh()).isFalse();
    assertThat(description(configs().conf("base/catalog.yml", "y: {type: memory}\n")).isFresh())
        .isFalse();
    configs().conf("base/catalog.yml", "");
    assertThat(description(configs()).isFresh()).isTrue();
    Files.writeString(classes.resolve("more.txt"), "");
    assertThat(description(configs()).isFresh()).isFalse();
    graph(configs());
    assertThat(Description.in(dir.resolve("out"), jvm(), configs().resolve(), "2.0").isFresh())
        .isFalse();
    Files.writeString(dir.resolve("out/graph.json"), "spoiled");
    assertThat(description(configs()).isFresh()).isFalse();
    Files.delete(dir.resolve("out/graph.json"));
    assertThat(description(configs()).isFresh()).isFalse();
  }

  @Test
  void isFreshAfterACommentAndAnotherCompilation() throws IOException {
    Path classes = Javac.into(dir.resolve("classes"), Map.of("Science", NODES));
    graph(configs());
    String content = description(configs()).content();
    byte[] described = Files.readAllBytes(dir.resolve("out/graph.json"));
    String state = Files.readString(dir.resolve("out/.graph-state"));
    byte[] compiled = Files.readAllBytes(classes.resolve("acme/Science.class"));

    Javac.into(classes, Map.of("Science", "// A comment.\n\n" + NODES));
    assertThat(Files.readAllBytes(classes.resolve("acme/Science.class"))).isNotEqualTo(compiled);
    aged(classes.resolve("acme/Science.class"));
    assertThat(description(configs()).isFresh()).isTrue();
    assertThat(description(configs()).content()).isEqualTo(content);
    assertThat(Files.readString(dir.resolve("out/.graph-state"))).isNotEqualTo(state);

    Files.delete(dir.resolve("out/.graph-state"));
    Files.delete(dir.resolve("out/graph.json"));
    graph(configs());
    assertThat(dir.resolve("out/graph.json")).hasBinaryContent(described);
  }

  @Test
  void isStaleWhenAnythingThatCanBeSeenOfClassesHasChanged() throws IOException {
    String before =
        "public class A { @Node(outputs = \"y\") public static int f(@Param int size) { return 1; } }";
    for (String after :
        List.of(
            before.replace("return 1", "return 2"),
            before.replace("int size", "int width"),
            before.replace("@Param int", "@Param long"),
            before.replace("\"y\"", "\"z\""),
            before.replace("@Node(", "@Node(tags = \"gpu\", "))) {
      Path classes = Javac.into(dir.resolve("classes"), Map.of("A", before));
      graph(configs());
      assertThat(description(configs()).isFresh()).isTrue();
      Javac.into(classes, Map.of("A", after));
      aged(classes.resolve("acme/A.class"));
      assertThat(description(configs()).isFresh()).as(after).isFalse();
    }
  }

  @Test
  void aSpoiledStateIsNotBelieved() throws IOException {
    Path classes = Javac.into(dir.resolve("classes"), Map.of("Science", NODES));
    graph(configs());
    Path file = dir.resolve("out/.graph-state");
    List<String> lines = Files.readAllLines(file);
    aged(classes.resolve("acme/Science.class"));
    for (List<String> spoiled :
        List.of(
            List.of(lines.get(0), "x", lines.get(2)),
            List.of(lines.get(0), "?", lines.get(2)),
            List.of(lines.get(0), lines.get(1), "x"),
            lines.subList(0, 2),
            List.<String>of())) {
      Files.write(file, spoiled);
      assertThat(description(configs()).isFresh()).as(spoiled.toString()).isFalse();
    }
    Files.write(file, lines);
    assertThat(description(configs()).isFresh()).isTrue();
  }

  /** Another time than it was compiled at. */
  private static void aged(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
  }

  @Test
  void anUnchangedGraphIsNotTouched() throws IOException {
    Javac.into(dir.resolve("classes"), Map.of("Science", NODES));
    graph(configs());
    Path file = dir.resolve("out/graph.json");
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, old);
    graph(configs().conf("base/parameters.yml", "size: 4\n"));
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
  }

  @Test
  void faultsLeaveTheFormerGraphAndNoState() {
    Javac.into(dir.resolve("classes"), Map.of("Science", NODES));
    Configs none = Configs.in(dir);
    assertThatThrownBy(() -> graph(none))
        .hasMessage("Parameter 'size' is not in conf/.\n  Node 'fit' reads it: acme.Science#fit");
    assertThat(description(none).isFresh()).isFalse();
    assertThat(dir.resolve("out/graph.json")).doesNotExist();
  }

  @Test
  void refusesAnotherFormat() throws IOException {
    Path file = dir.resolve("graph.json");
    Files.writeString(file, "{\"formatVersion\": 9, \"pipelines\": {}, \"nodes\": {}}");
    assertThatThrownBy(() -> GraphReader.read(file))
        .hasMessage(file + " has format 9, this plugin reads format 1. Build the project again.");
  }

  @Test
  void writesOnlyWhatChanged() throws IOException {
    Path file = dir.resolve("deep/file.json");
    assertThat(ChangedFile.write(file, "a")).isTrue();
    assertThat(ChangedFile.write(file, "a")).isFalse();
    assertThat(ChangedFile.write(file, "b")).isTrue();
    assertThat(Files.readString(file)).isEqualTo("b");
    assertThat(file.getParent().toFile().list()).containsExactly("file.json");
    Path ordinary = Files.writeString(dir.resolve("ordinary"), "");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }
}
