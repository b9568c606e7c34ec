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

/** What describing a project says of its nodes, pipelines and data. */
class DescribeTest extends DescribedProjects {

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

  @Test
  void anArchiveOfClassesThatTheJvmRefusedIsTold() throws Exception {
    ForkedProgram program = new ForkedProgram(dir).compiled("class None {}");
    Outcome refused =
        program.option("-Dvertexai.shared=true").option("-Xshare:off").run(Describe.class);
    assertThat(refused.names()).startsWith("unshared");
    assertThat(program.option("-Xshare:auto").run(Describe.class).names())
        .doesNotContain("unshared");
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

  /** As far as a file can have that name: in some locales there is ASCII alone. */
  private static String oddName() {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
    return new String("ä b".getBytes(names), names);
  }
}
