package io.github.vertexmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.slice.Slice;
import io.github.vertexmaven.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code table@csv} and {@code table@text} are one dataset, seen as two types. */
class TypedDatasetsTest {

  public static class Nodes {
    @Node(outputs = "table@csv")
    public static List<String> write() {
      return List.of();
    }

    @Node(outputs = "count")
    public static int again(@Input("table@text") String table) {
      return 1;
    }

    @Node
    public static void apart(@Input("other@text") String other) {}
  }

  @TempDir Path dir;

  private static List<String> names(Pipeline pipeline) {
    return pipeline.nodes().stream().map(PipelineNode::name).toList();
  }

  @Test
  void whoReadsOneTypeComesAfterWhoWritesAnother() {
    Pipeline pipeline = Pipeline.of(Nodes.class);
    assertThat(names(pipeline)).containsExactly("apart", "write", "again");
    assertThat(pipeline.inputs()).containsExactly("other@text");
    assertThat(pipeline.outputs()).containsExactly("count");
    assertThat(pipeline.datasets())
        .containsExactly("count", "other@text", "table@csv", "table@text");
    assertThat(pipeline.writers()).containsOnlyKeys("count", "table");
  }

  @Test
  void slicesTakeTheDatasetOrOneOfItsTypes() {
    Pipeline pipeline = Pipeline.of(Nodes.class);
    assertThat(names(pipeline.toOutputs("table"))).containsExactly("write");
    assertThat(names(pipeline.toOutputs("table@csv"))).containsExactly("write");
    assertThat(names(pipeline.toOutputs("count"))).containsExactly("write", "again");
    assertThat(names(pipeline.fromInputs("table"))).containsExactly("again");
    assertThat(names(pipeline.fromInputs("table@text"))).containsExactly("again");
    assertThat(names(pipeline.from("write"))).containsExactly("write", "again");
    assertThatThrownBy(() -> pipeline.only(Slice.toOutputs("table@text")))
        .hasMessage(
            "The pipeline has no dataset that a node writes 'table@text'; it has count, table@csv.");
  }

  @Test
  void aNamespaceKeepsTheTypes() {
    Pipeline within = Pipeline.of(Nodes.class).as("uk", Rename.dataset("table", "prices"));
    assertThat(within.datasets())
        .containsExactly("prices@csv", "prices@text", "uk.count", "uk.other@text");
    assertThat(names(within)).containsExactly("uk.apart", "uk.write", "uk.again");
    Pipeline kept =
        Pipeline.of(Nodes.class)
            .as("uk", Rename.keep("table@csv"), Rename.dataset("table@text", "uk.table@text"));
    assertThat(names(kept)).containsExactly("uk.again", "uk.apart", "uk.write");
    assertThatThrownBy(
            () -> Pipeline.of(Nodes.class).as("uk", Rename.dataset("table", "prices@csv")))
        .hasMessage(
            "Namespace 'uk' renames the dataset 'table' to 'prices@csv'; a name has one '@' at most,"
                + " between the dataset and its type, as in table@csv.");
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        arguments(
            """
            public class C {
              @Node(outputs = "d@csv") public static int a() { return 1; }
              @Node(outputs = "d@text") public static int b() { return 1; }
            }""",
            "Dataset 'd' is written by two nodes: 'a' (C#a) and 'b' (C#b). Rename the output of one"
                + " of them."),
        arguments(
            """
            public class C {
              @Node(outputs = {"d@csv", "d@text"}) public static java.util.Map<String, Object> a() { return null; }
            }""",
            "Dataset 'd' is written twice by node 'a' (C#a), as 'd@csv' and 'd@text'. Give each"
                + " output a name of its own."),
        arguments(
            """
            public class C {
              @Node(outputs = "d@csv") public static int a(@Input("d@text") String d) { return 1; }
            }""",
            "Node 'a' (C#a) reads 'd@text' and writes 'd@csv', which are one dataset. Give its output another name."),
        arguments(
            """
            public class C {
              @Node(outputs = "d@csv") public static int a() { return 1; }
              @Node public static void b(@Input("d") String d) { }
            }""",
            "Node 'a' (C#a) uses 'd@csv', and node 'b' (C#b) uses 'd' without a type. Name a type in"
                + " both, or in neither."),
        arguments(
            """
            public class C {
              @Node(outputs = "d@a@b") public static int a() { return 1; }
            }""",
            "Node 'a' (C#a) uses 'd@a@b' as the name of a dataset; a name has one '@' at most,"
                + " between the dataset and its type, as in table@csv."),
        arguments(
            """
            public class C {
              @Node(outputs = "d@") public static int a() { return 1; }
            }""",
            "Node 'a' (C#a) uses 'd@' as the name of a dataset; a name has one '@' at most, between"
                + " the dataset and its type, as in table@csv."),
        arguments(
            """
            public class C {
              @Node public static void a(@Input java.util.Optional d) { }
            }""",
            "Node 'a' (C#a) has the parameter 'd' of type Optional without a type argument. Declare it as Optional<…>."));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void saysWhatIsWrong(String source, String message) {
    Path classes = Compiled.into(dir, "import io.github.vertexmaven.annotation.*;\n" + source);
    assertThatThrownBy(() -> Pipeline.of(Compiled.load(classes, "C"))).hasMessage(message);
  }
}
