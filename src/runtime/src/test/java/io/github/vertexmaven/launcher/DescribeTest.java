package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.golden.Golden;
import io.github.vertexmaven.launcher.ForkedProgram.Outcome;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.scan.PipelineLoader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeTest {

  private static final String SCIENCE =
      """
      public class DataScience {
        public record Split(double[] xTrain, List<String> names) {}
        @Node(tags = {"b", "a"}) public static Split split(@Input List<Map<String, Integer>> rows, @Param double ratio) { return null; }
        @Node(name = "fit", outputs = "model") public String train(@Input("x_train") double[] x, @RunContext RunInfo run) { return ""; }
      }""";

  private static final String PROCESSING =
      """
      public final class DataProcessing {
        @Node(outputs = "rows") public static List<Map<String, Integer>> read() { return List.of(); }
      }""";

  @TempDir Path dir;

  private Outcome described(String... sources) throws Exception {
    return new ForkedProgram(dir).compiled(sources).run(Describe.class);
  }

  private ForkedProgram science() {
    ForkedProgram program = new ForkedProgram(dir).compiled(SCIENCE, PROCESSING);
    program.request().add("parameters", ForkedProgram.conf(Map.of("ratio", 0.5)));
    return program;
  }

  @Tag("slow")
  @Test
  void withoutRegistryEachClassIsAPipelineAndDefaultTheirSum() throws Exception {
    Outcome outcome = science().run(Describe.class);
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.names()).containsExactly("ended");
    Golden.assertSame(
        Path.of("src", "test", "resources", "golden", "graph.json"),
        Files.readString(dir.resolve("graph.json")).replace(Version.current(), "VERSION") + "\n");
  }

  private static final String GROUPER =
      """
      public class ByTeam implements NodeGrouper {
        public Map<String, List<String>> groups(String pipeline, Pipeline nodes, Map<String, Object> params) {
          if (params.get("team") == null) throw new IllegalArgumentException("no team");
          return nodes.nodes().size() < 2 ? Map.of()
              : Map.of("of_" + params.get("team"), nodes.nodes().stream().map(PipelineNode::name).toList());
        }
      }""";

  private Outcome grouped(String grouper, String params) throws Exception {
    ForkedProgram program = new ForkedProgram(dir).compiled(SCIENCE, PROCESSING, GROUPER);
    program.request().add("parameters", ForkedProgram.conf(Map.of("ratio", 0.5)));
    program.request().addProperty("grouper", grouper);
    program.request().add("grouperParams", JsonParser.parseString(params));
    return program.run(Describe.class);
  }

  @Test
  void aClassOfTheProjectGroupsNodes() throws Exception {
    assertThat(grouped("acme.ByTeam", "{\"team\": 7}").problems()).isEmpty();
    JsonObject graph =
        JsonParser.parseString(Files.readString(dir.resolve("graph.json"))).getAsJsonObject();
    assertThat(graph.getAsJsonObject("groups"))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"__default__": {"of_7": ["read", "split", "fit"]}, "data_processing": {},
                 "data_science": {"of_7": ["split", "fit"]}}"""));
  }

  @Tag("slow")
  @Test
  void aGrouperThatCannotGroupIsOneSentence() throws Exception {
    String at = "run_config.grouping.strategy: ";
    assertThat(grouped("acme.ByTeam", "{}").problems())
        .containsExactly(
            at
                + "acme.ByTeam failed for pipeline '__default__':"
                + " java.lang.IllegalArgumentException: no team.");
    assertThat(grouped("acme.Gone", "{}").problems())
        .containsExactly(at + "acme.Gone is not on the project's class path.");
    assertThat(grouped("acme.DataScience", "{}").problems())
        .containsExactly(
            at
                + "acme.DataScience does not implement"
                + " io.github.vertexmaven.pipeline.NodeGrouper.");
  }

  @Tag("slow")
  @Test
  void anotherLocaleTimeZoneFolderAndEncodingGiveTheSameBytes(@TempDir Path elsewhere)
      throws Exception {
    science().run(Describe.class);
    byte[] first = Files.readAllBytes(dir.resolve("graph.json"));
    Path deep = Files.createDirectories(elsewhere.resolve(oddName()));
    ForkedProgram other = new ForkedProgram(deep).compiled(PROCESSING, SCIENCE);
    other.request().add("parameters", ForkedProgram.conf(Map.of("ratio", 0.5)));
    other
        .option("-Duser.language=tr")
        .option("-Duser.country=TR")
        .option("-Duser.timezone=Asia/Tokyo");
    assertThat(other.run(Describe.class).exitCode()).isZero();
    assertThat(Files.readAllBytes(deep.resolve("graph.json"))).isEqualTo(first);
  }

  @Test
  void readsBackWhatItWrites() throws Exception {
    science().run(Describe.class);
    URL[] urls = {dir.resolve("classes").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      Pipeline read = PipelineLoader.read(dir.resolve("graph.json"), "__default__", loader);
      Pipeline made =
          Pipeline.of(
              loader.loadClass("acme.DataProcessing"), loader.loadClass("acme.DataScience"));
      assertThat(read).isEqualTo(made);
    }
  }

  @Test
  void aClassThatReadsHowARunEndedIsNoPartOfTheSum() throws Exception {
    Outcome outcome =
        described(
            PROCESSING,
            """
            public class Notify {
              @Node public static void send(@FinalStatus PipelineStatus status) {}
            }""");
    assertThat(outcome.exitCode()).isZero();
    JsonObject pipelines =
        JsonParser.parseString(Files.readString(dir.resolve("graph.json")))
            .getAsJsonObject()
            .getAsJsonObject("pipelines");
    assertThat(pipelines.keySet()).containsExactly("__default__", "data_processing", "notify");
    assertThat(pipelines.get("__default__").toString()).doesNotContain("send");
  }

  @Test
  void registryNamesThePipelines() throws Exception {
    ForkedProgram program =
        science()
            .compiled(
                """
                public class Pipelines implements PipelineRegistry {
                  public Map<String, Pipeline> pipelines() {
                    System.out.println("hello from the registry");
                    Pipeline p = Pipeline.of(DataProcessing.class);
                    return Map.of("only", p, DEFAULT, p.as("ns"));
                  }
                }""");
    Outcome outcome = program.run(Describe.class);
    assertThat(outcome.names()).containsExactly("step", "ended");
    assertThat(outcome.event("step").get("what").getAsString())
        .isEqualTo("evaluating acme.Pipelines");
    assertThat(outcome.output()).contains("hello from the registry");
    assertThat(Files.readString(dir.resolve("graph.json")))
        .contains("\"only\"", "\"ns.read\"")
        .doesNotContain("fit");
  }

  @Tag("slow")
  @Test
  void registryIsFoundBelowAnyNumberOfAbstractClasses() throws Exception {
    Outcome outcome =
        described(
            PROCESSING,
            "public abstract class Zero implements PipelineRegistry {}",
            "public abstract class One extends Zero {}",
            "public abstract class Two extends One {}",
            """
            public class Three extends Two {
              public Map<String, Pipeline> pipelines() { return Map.of("three", Pipeline.of(DataProcessing.class)); }
            }""");
    assertThat(outcome.exitCode()).isZero();
    assertThat(Files.readString(dir.resolve("graph.json")))
        .contains("\"three\"")
        .doesNotContain("__default__");
  }

  @Test
  void twoRegistriesAreOneTooMany() throws Exception {
    String registry =
        "public class %s implements PipelineRegistry { public Map<String, Pipeline> pipelines() { return Map.of(); } }";
    assertRefused(
        described(registry.formatted("B"), registry.formatted("A")),
        "The project has 2 pipeline registries: acme.A, acme.B. Keep one, and let it name all"
            + " pipelines.");
  }

  @Test
  void aProjectWithoutNodesIsToldSo() throws Exception {
    assertRefused(
        described("public class Empty {}"),
        "The project has no pipelines: no class has a method with @Node. Looked in ["
            + dir.resolve("classes")
            + "].");
  }

  @Tag("slow")
  @Test
  void aClassThatDoesNotLoadIsNamed() throws Exception {
    ForkedProgram program =
        new ForkedProgram(dir)
            .compiled(
                "public class Gone {}",
                "public class Nodes { @Node public static void a(@Input Gone gone) {} }");
    Files.delete(program.classes().resolve("acme/Gone.class"));
    assertRefused(
        program.run(Describe.class),
        "Class acme.Nodes cannot be loaded: acme.Gone is not on the class path.\n"
            + "  Add what it needs to the project's dependencies, or remove the class.");
  }

  @Tag("slow")
  @Test
  void aClassThatOnlyUsesNodesNeedNotLoad() throws Exception {
    ForkedProgram program =
        new ForkedProgram(dir)
            .compiled(
                PROCESSING,
                "public class Gone {}",
                "public class Servlet { public Gone answer() { DataProcessing.read(); return null; } }");
    Files.delete(program.classes().resolve("acme/Gone.class"));
    Outcome outcome = program.run(Describe.class);
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aStaticInitialiserThatThrowsIsExplained() throws Exception {
    assertRefused(
        described(
            """
            public class Pipelines implements PipelineRegistry {
              static final int SIZE = Integer.parseInt("no number");
              public Map<String, Pipeline> pipelines() { return Map.of(); }
            }"""),
        "Registry acme.Pipelines could not be evaluated, a static initialiser threw"
            + " java.lang.NumberFormatException: For input string: \"no number\""
            + " (Pipelines.java:6)");
  }

  @Test
  void aRegistryThatThrowsIsExplained() throws Exception {
    assertRefused(
        described(
            """
            public class Pipelines implements PipelineRegistry {
              public Map<String, Pipeline> pipelines() {
                throw new IllegalStateException("not today", new RuntimeException("rain"));
              }
            }"""),
        "Registry acme.Pipelines threw java.lang.IllegalStateException: not today"
            + " (Pipelines.java:7)\n"
            + "  caused by java.lang.RuntimeException: rain (Pipelines.java:7)");
  }

  @Test
  void aRegistryThatThrowsAnErrorIsExplained() throws Exception {
    assertRefused(
        described(
            """
            public class Pipelines implements PipelineRegistry {
              public Map<String, Pipeline> pipelines() {
                throw new AssertionError("never");
              }
            }"""),
        "Registry acme.Pipelines threw java.lang.AssertionError: never (Pipelines.java:7)");
  }

  @Test
  void aRegistryThatReturnsNullIsExplained() throws Exception {
    assertRefused(
        described(
            """
            public class Pipelines implements PipelineRegistry {
              public Map<String, Pipeline> pipelines() { return null; }
            }"""),
        "Registry acme.Pipelines returned null, not its pipelines.");
  }

  @Test
  void aRegistryThatCannotBeMadeIsExplained() throws Exception {
    assertRefused(
        described(
            """
            public class Pipelines implements PipelineRegistry {
              private Pipelines() {}
              public Map<String, Pipeline> pipelines() { return Map.of(); }
            }"""),
        "Class acme.Pipelines cannot be made: a PipelineRegistry needs a public class with a public"
            + " constructor that takes no parameters.");
  }

  @Test
  void aRegistryThatExitsLeavesNoEndAndNoFile() throws Exception {
    Outcome outcome =
        described(
            """
            public class Pipelines implements PipelineRegistry {
              public Map<String, Pipeline> pipelines() { System.exit(0); return null; }
            }""");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.names()).containsExactly("step", "problems");
    assertThat(outcome.problems())
        .containsExactly(
            "Code of the project called System.exit before its work was done. Code of a pipeline must not end the JVM: return from the node, or throw an exception if something is wrong.\n"
                + "  at acme.Pipelines.pipelines(Pipelines.java:6)");
    assertThat(dir.resolve("graph.json")).doesNotExist();
  }

  @Test
  void problemsOfAllPipelinesComeTogetherAndNothingIsWritten() throws Exception {
    assertRefused(
        described(
            "public class A { @Node static void a() {} }",
            """
            public class B {
              @Node(outputs = "x") public static int one() { return 1; }
              @Node(outputs = "x") public static int two() { return 1; }
            }"""),
        "Node 'a' (acme.A#a) is not public. Make the method public.",
        "Dataset 'x' is written by two nodes: 'one' (acme.B#one) and 'two' (acme.B#two). Rename the"
            + " output of one of them.");
  }

  @Test
  void registryProblemsComeWithThoseOfAllClasses() throws Exception {
    assertRefused(
        described(
            "public class A { @Node static void a() {} }",
            "public class B { @Node static void b() {} }",
            """
            public class Pipelines implements PipelineRegistry {
              public Map<String, Pipeline> pipelines() {
                return Map.of("a", Pipeline.of(A.class), "b", Pipeline.of(B.class));
              }
            }"""),
        "Node 'a' (acme.A#a) is not public. Make the method public.",
        "Node 'b' (acme.B#b) is not public. Make the method public.");
  }

  @Test
  void badAndEmptyPipelinesAreRefused() throws Exception {
    assertRefused(
        described(
            PROCESSING,
            """
            public class Pipelines implements PipelineRegistry {
              public Map<String, Pipeline> pipelines() {
                return new TreeMap<>(Map.of("1 a", Pipeline.of(DataProcessing.class), "none", Pipeline.empty()));
              }
            }"""),
        "'1 a' is not a name for a pipeline; use letters, digits, '_', '-' and '.', beginning with"
            + " a letter or '_'.",
        "Pipeline 'none' has no nodes.");
  }

  @Tag("slow")
  @Test
  void catalogAndParametersAreChecked() throws Exception {
    ForkedProgram program = new ForkedProgram(dir).compiled(SCIENCE);
    assertRefused(
        program.run(Describe.class),
        "Node 'split' reads 'rows', which no node writes and the catalog lacks.\n"
            + "  acme.DataScience#split\n"
            + "  Add 'rows' to the catalog.",
        "Parameter 'ratio' is not in conf/.\n  Node 'split' reads it: acme.DataScience#split");
  }

  @Test
  void aFailureKeepsTheFormerGraph() throws Exception {
    Files.writeString(dir.resolve("graph.json"), "former");
    described("public class A { @Node static void a() {} }");
    assertThat(Files.readString(dir.resolve("graph.json"))).isEqualTo("former");
    assertThat(dir.toFile().list())
        .containsExactlyInAnyOrder("classes", "graph.json", "request.json");
  }

  private void assertRefused(Outcome outcome, String... problems) {
    assertThat(outcome.problems()).as(outcome.output()).containsExactly(problems);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.output()).isEmpty();
    assertThat(dir.resolve("graph.json")).doesNotExist();
  }

  /** As far as a file can have that name: in some locales there is ASCII alone. */
  private static String oddName() {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
    return new String("ä b".getBytes(names), names);
  }
}
