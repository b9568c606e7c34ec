package io.github.vertexmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of classes whose methods cannot be nodes of a pipeline. */
class FaultyNodesTest {

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
                + " 'a'. Remove one of these dependencies."),
        arguments(
            """
            public class C {
              @Node(outputs = "x") public static int a(@Input int x) { return 1; }
            }""",
            "The nodes form a cycle: 'a' (C#a) reads 'x', written by 'a'. Remove one of these dependencies."),
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
                + " has [train, test] in this order. Write them in the order of the record (component=dataset for another name), or omit outputs."),
        arguments(
            """
            public class C {
              public record Split(String train, String test) {}
              @Node(outputs = {"train", "tset"}) public static Split a() { return null; }
            }""",
            "Node 'a' (C#a) names the outputs [train, tset], but the record Split that it returns"
                + " has [train, test]. Write them in the order of the record (component=dataset for another name), or omit outputs."),
        arguments(
            """
            public class C {
              public record Split(String train, String test) {}
              @Node(outputs = "train") public static Split a() { return null; }
            }""",
            "Node 'a' (C#a) names the outputs [train], but the record Split that it returns has"
                + " [train, test]. Write them in the order of the record (component=dataset for another name), or omit outputs."),
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
            "Node 'a b' (C#a) uses 'a b' as the name of a node; names consist of a to z, A to Z, digits, '_', '-', '.', '#' and '@'."),
        arguments(
            """
            public class C {
              @Node(outputs = "x/y") public static int a(@Input("ü") int u) { return 1; }
            }""",
            "Node 'a' (C#a) uses 'ü' as the name of a dataset; names consist of a to z, A to Z, digits, '_', '-', '.', '#' and '@'.\n"
                + "Node 'a' (C#a) uses 'x/y' as the name of a dataset; names consist of a to z, A to Z, digits, '_', '-', '.', '#' and '@'."),
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
}
