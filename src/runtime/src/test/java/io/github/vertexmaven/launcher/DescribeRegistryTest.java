package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.launcher.ForkedProgram.Outcome;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What describing a project says of its registry. */
class DescribeRegistryTest extends DescribedProjects {

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
}
