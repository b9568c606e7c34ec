package io.github.vertexmaven.pipeline;

import static io.github.vertexmaven.testing.RandomPipelines.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import io.github.vertexmaven.annotation.RunContext;
import io.github.vertexmaven.annotation.RunInfo;
import io.github.vertexmaven.slice.Slice;
import io.github.vertexmaven.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineTest {

  /** A record of two outputs. */
  public record Split(String xTrain, int yTrain) {}

  /** Everything that a node may be. */
  public static class Names {
    @Node
    public static Split splitData(
        @Input List<String> modelInputTable, @Param double testSize, @RunContext RunInfo run) {
      return new Split("", 0);
    }

    @Node(
        name = "train-it",
        namespace = "science",
        tags = {"gpu", "big", "gpu"},
        outputs = "model")
    public String train(@Input("x_train") String x, @Param("*") Map<String, Object> all) {
      return x;
    }

    @Node(outputs = {"a", "b"})
    public static Map<String, Object> several(@Param("model.alpha") int alpha) {
      return Map.of();
    }

    @Node(outputs = {"x_train=other_x", "y_train=other_y"})
    public static Split renamed() {
      return new Split("", 0);
    }

    @Node(outputs = "split")
    public static Split whole() {
      return new Split("", 0);
    }

    @Node
    public static void report(@Input("model") String model) {}
  }

  @Test
  void namesFollowTheOneRule() {
    assertThat(Pipeline.of(Names.class).nodes().stream().map(PipelineNode::toString))
        .containsExactlyInAnyOrder(
            "renamed([] -> [other_x, other_y])",
            "report([model] -> [])",
            "science.train-it([x_train, parameters] -> [model])",
            "several([params:model.alpha] -> [a, b])",
            "split_data([model_input_table, params:test_size, run context] -> [x_train, y_train])",
            "whole([] -> [split])");
  }

  @Test
  void tagsAreASortedSet() {
    assertThat(Pipeline.of(Names.class).node("science.train-it").orElseThrow().tags())
        .containsExactly("big", "gpu");
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        arguments(
            """
            public class C {
              @Node(outputs = "d") public static int a() { return 1; }
              @Node(outputs = "d") public static int b() { return 1; }
            }""",
            "Dataset 'd' is written by two nodes: 'a' (C#a) and 'b' (C#b). Rename the output of one"
                + " of them."),
        arguments(
            """
            public class C {
              @Node(outputs = "y") public static int a(@Input int x) { return 1; }
              @Node(outputs = "x") public static int b(@Input int y) { return 1; }
              @Node(outputs = "z") public static int after(@Input int x) { return 1; }
            }""",
            "The nodes form a cycle: 'a' (C#a) reads 'x', written by 'b' (C#b) reads 'y', written by"
                + " 'a'. Break it where one of them can do without."),
        arguments(
            """
            public class C {
              @Node(outputs = "x") public static int a(@Input int x) { return 1; }
            }""",
            "The nodes form a cycle: 'a' (C#a) reads 'x', written by 'a'. Break it where one of"
                + " them can do without."),
        arguments(
            """
            public class C {
              @Node(outputs = "x") public static int a() { return 1; }
              @Node(name = "a", outputs = "y") public static int b() { return 1; }
            }""",
            "Two nodes have the name 'a': C#a and C#b. Give one another name, or use one of them in"
                + " a namespace."),
        arguments(
            """
            public class C {
              public record Split(String train, String test) {}
              @Node(outputs = {"test", "train"}) public static Split a() { return null; }
            }""",
            "Node 'a' (C#a) names the outputs [test, train], but the record Split that it returns"
                + " has [train, test] in this order. Write them as the record has them"
                + " (component=dataset for another name), or leave outputs out."),
        arguments(
            """
            public class C {
              public record Split(String train, String test) {}
              @Node(outputs = {"train", "tset"}) public static Split a() { return null; }
            }""",
            "Node 'a' (C#a) names the outputs [train, tset], but the record Split that it returns"
                + " has [train, test]. Write them as the record has them (component=dataset for"
                + " another name), or leave outputs out."),
        arguments(
            """
            public class C {
              public record Split(String train, String test) {}
              @Node(outputs = "train") public static Split a() { return null; }
            }""",
            "Node 'a' (C#a) names the outputs [train], but the record Split that it returns has"
                + " [train, test]. Write them as the record has them (component=dataset for another"
                + " name), or leave outputs out."),
        arguments(
            """
            public class C {
              public record Split(String train, String test) {}
              @Node(outputs = {"train=x", "test=x"}) public static Split a() { return null; }
            }""",
            "Node 'a' (C#a) writes one dataset twice: [train=x, test=x]."),
        arguments(
            """
            public class C {
              @Node public static int a() { return 1; }
            }""",
            "Node 'a' (C#a) returns a int but names no output. Add outputs = \"…\" to @Node."),
        arguments(
            """
            public class C {
              @Node(outputs = {"x", "y"}) public static int a() { return 1; }
            }""",
            "Node 'a' (C#a) names the outputs [x, y], but returns a int. Return a record or a Map"
                + " for several outputs."),
        arguments(
            """
            public class C {
              @Node(outputs = "x") public static void a() {}
            }""",
            "Node 'a' (C#a) names the outputs [x], but returns nothing."),
        arguments(
            """
            public class C {
              public C(int x) {}
              @Node public void a() {}
            }""",
            "Node 'a' (C#a) is an instance method of a class without a public constructor that takes"
                + " no parameters. Add one, or make the method static."),
        arguments(
            """
            public abstract class C {
              @Node public void a() {}
            }""",
            "Node 'a' (C#a) is an instance method of a class without a public constructor that takes"
                + " no parameters. Add one, or make the method static."),
        arguments(
            """
            public class C {
              @Node static void a() {}
            }""",
            "Node 'a' (C#a) is not public. Make the method public."),
        arguments(
            """
            class C {
              @Node public static void a() {}
            }""",
            "Node 'a' (C#a) is in a class that is not public. Make the class public."),
        arguments(
            """
            public class C {
              @Node public static void a(String x) {}
            }""",
            "Node 'a' (C#a) has the parameter 'x', which needs exactly one of @Input, @Param,"
                + " @RunContext and @FinalStatus."),
        arguments(
            """
            public class C {
              @Node public static void a(@Input @Param String x) {}
            }""",
            "Node 'a' (C#a) has the parameter 'x', which needs exactly one of @Input, @Param,"
                + " @RunContext and @FinalStatus."),
        arguments(
            """
            public class C {
              @Node public static void a(@RunContext String x) {}
            }""",
            "Node 'a' (C#a) has the parameter 'x' with @RunContext, whose type is String. Declare it"
                + " as RunInfo."),
        arguments(
            """
            public class C {
              @Node public static void a(@FinalStatus Map<String, String> x) {}
            }""",
            "Node 'a' (C#a) has the parameter 'x' with @FinalStatus, whose type is Map. Declare it as"
                + " PipelineStatus."),
        arguments(
            """
            public class C {
              @Node public static void a(@FinalStatus @RunContext RunInfo x) {}
            }""",
            "Node 'a' (C#a) has the parameter 'x', which needs exactly one of @Input, @Param,"
                + " @RunContext and @FinalStatus."),
        arguments(
            """
            public class C {
              @Node(name = "a b") public static void a() {}
            }""",
            "Node 'a b' (C#a) uses 'a b' as the name of a node; names are made of letters, digits,"
                + " '_', '-', '.', '#' and '@'."),
        arguments(
            """
            public class C {
              @Node(outputs = "x/y") public static int a(@Input("ü") int u) { return 1; }
            }""",
            "Node 'a' (C#a) uses 'ü' as the name of a dataset; names are made of letters, digits,"
                + " '_', '-', '.', '#' and '@'.\n"
                + "Node 'a' (C#a) uses 'x/y' as the name of a dataset; names are made of letters,"
                + " digits, '_', '-', '.', '#' and '@'."),
        arguments(
            """
            public class C {
              public static void a() {}
            }""",
            "Class C has no method with @Node."),
        arguments(
            """
            public class C {
              @Node static void a() {}
              @Node public static int b() { return 1; }
              @Node(outputs = "x") public static int c() { return 1; }
              @Node(outputs = "x") public static int d() { return 1; }
            }""",
            "Node 'a' (C#a) is not public. Make the method public.\n"
                + "Node 'b' (C#b) returns a int but names no output. Add outputs = \"…\" to @Node.\n"
                + "Dataset 'x' is written by two nodes: 'c' (C#c) and 'd' (C#d). Rename the output"
                + " of one of them."));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void refusesWithAllProblems(String source, String message, @TempDir Path dir) {
    Class<?> faulty = compiled(List.of("-parameters"), source, dir);
    assertThatThrownBy(() -> Pipeline.of(faulty))
        .isInstanceOf(InvalidPipelineException.class)
        .hasMessage(message);
  }

  private static Class<?> compiled(List<String> options, String source, Path dir) {
    String imports = "import io.github.vertexmaven.annotation.*;\nimport java.util.*;\n";
    return Compiled.load(Compiled.with(options, dir, imports + source), "C");
  }

  @Test
  void saysThatTheClassFileLacksParameterNames(@TempDir Path dir) {
    Class<?> compiled =
        compiled(
            List.of(),
            """
            public class C {
              @Node public static void a(@Input String x, @Param int y) {}
            }""",
            dir);
    assertThatThrownBy(() -> Pipeline.of(compiled))
        .hasMessage(
            "Node 'a' (C#a) has a parameter whose name the class file does not keep. Compile with"
                + " -parameters (maven.compiler.parameters=true), or name it: @Input(\"name\").\n"
                + "Node 'a' (C#a) has a parameter whose name the class file does not keep. Compile"
                + " with -parameters (maven.compiler.parameters=true), or name it:"
                + " @Param(\"name\").");
  }

  @Test
  void needsNoParameterNamesWhereNamesAreGiven(@TempDir Path dir) {
    Class<?> compiled =
        compiled(
            List.of(),
            """
            public class C {
              @Node public static void a(@Input("x") String x, @Param("y") int y, @RunContext RunInfo r) {}
            }""",
            dir);
    assertThat(Pipeline.of(compiled)).hasToString("[a]");
  }

  @Test
  void problemsOfAllClassesComeTogether(@TempDir Path dir) {
    Class<?> faulty = compiled(List.of(), "public class C { @Node static void a() {} }", dir);
    assertThatThrownBy(() -> Pipeline.of(faulty, String.class))
        .hasMessage(
            "Node 'a' (C#a) is not public. Make the method public.\n"
                + "Class java.lang.String has no method with @Node.");
  }

  @Test
  void refusesSumsThatDoNotGoTogether() {
    assertThatThrownBy(() -> of("a: -> x").plus(of("b: -> x")))
        .hasMessage(
            "Dataset 'x' is written by two nodes: 'a'"
                + " (io.github.vertexmaven.testing.RandomPipelines#take0) and 'b'"
                + " (io.github.vertexmaven.testing.RandomPipelines#take0). Rename the output of one"
                + " of them.");
  }

  static Stream<Arguments> slices() {
    return Stream.of(
        arguments(Slice.nodes("b", "none"), "The pipeline has no node 'none'; it has a, b, c."),
        arguments(Slice.from("nope"), "The pipeline has no node 'nope'; it has a, b, c."),
        arguments(Slice.to("nope"), "The pipeline has no node 'nope'; it has a, b, c."),
        arguments(Slice.tags("gpu"), "The pipeline has no tag 'gpu'; it has none."),
        arguments(
            new Slice(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("q"),
                List.of("raw"),
                List.of("n")),
            "The pipeline has no dataset 'q'; it has raw, x, y.\n"
                + "The pipeline has no dataset that a node writes 'raw'; it has x, y.\n"
                + "The pipeline has no namespace 'n'; it has none."),
        arguments(
            new Slice(
                List.of("a"), List.of(), List.of("b"), List.of(), List.of(), List.of(), List.of()),
            "No node of the pipeline is in all of the given selections."));
  }

  @ParameterizedTest
  @MethodSource("slices")
  void refusesSlicesOfNothing(Slice slice, String message) {
    Pipeline pipeline = of("a: raw -> x", "b: x -> y", "c: y ->");
    assertThatThrownBy(() -> pipeline.only(slice))
        .isInstanceOf(InvalidPipelineException.class)
        .hasMessage(message);
  }

  @Test
  void namespacesRenameOrKeep() {
    Pipeline inside = of("a: raw -> x", "b: x -> y");
    Pipeline outside = inside.as("ns", Rename.keep("raw"), Rename.dataset("y", "result"));
    assertThat(outside.nodes())
        .extracting(PipelineNode::toString)
        .containsExactly("ns.a([raw] -> [ns.x])", "ns.b([ns.x] -> [result])");
    assertThat(outside.as("outer").nodes())
        .extracting(PipelineNode::namespace)
        .containsExactly("outer.ns", "outer.ns");
  }

  @Test
  void namespacesMoveParameters() {
    Pipeline moved =
        Pipeline.of(Names.class)
            .as("ns", Rename.keepParameter("test_size"), Rename.parameter("model.alpha", "beta"));
    assertThat(moved.parameters()).containsExactly("beta", "ns", "test_size");
  }

  static Stream<Arguments> badNamespaces() {
    return Stream.of(
        arguments(
            "a b",
            new Rename[0],
            "'a b' is not a namespace; use Java-like names with dots between them."),
        arguments(
            "ns",
            new Rename[] {Rename.dataset("z", "y"), Rename.parameter("p", "q")},
            "Namespace 'ns' renames the dataset 'z', which no node of the pipeline uses; it uses"
                + " [raw, x, y].\n"
                + "Namespace 'ns' renames the parameter 'p', which no node of the pipeline uses; it"
                + " uses []."),
        arguments(
            "ns",
            new Rename[] {Rename.dataset("x", "same"), Rename.dataset("y", "same")},
            "Dataset 'same' is written twice by node 'ns.a'"
                + " (io.github.vertexmaven.testing.RandomPipelines#take1). Give each output a name"
                + " of its own."),
        arguments(
            "ns",
            new Rename[] {Rename.dataset("x", "")},
            "Namespace 'ns' renames the dataset 'x' to '', which is no name; names are made of"
                + " letters, digits, '_', '-', '.', '#' and '@'."));
  }

  @ParameterizedTest
  @MethodSource("badNamespaces")
  void refusesNamespacesThatDoNotFit(String namespace, Rename[] renames, String message) {
    Pipeline pipeline = of("a: raw -> x y");
    assertThatThrownBy(() -> pipeline.as(namespace, renames))
        .isInstanceOf(InvalidPipelineException.class)
        .hasMessage(message);
  }

  @Test
  void tenThousandNodesAreQuicklyInOrder() {
    String[] chain =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "n%05d: d%d -> d%d".formatted(10_000 - i, i, i + 1))
            .toArray(String[]::new);
    Pipeline pipeline = of(chain);
    assertThat(pipeline.nodes().get(0).name()).isEqualTo("n10000");
    assertThat(pipeline.from("n05000").nodes()).hasSize(5000);
  }
}
