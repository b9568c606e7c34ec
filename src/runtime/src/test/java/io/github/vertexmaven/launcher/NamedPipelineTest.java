package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.github.vertexmaven.launcher.ForkedProgram.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a pipeline keeps no other from running that is named. */
class NamedPipelineTest {

  private static final String GOOD =
      """
      public class Good {
        @Node(outputs = "total") public static int sum(@Param int limit) { return limit; }
      }""";

  /** A node that cannot be one. */
  private static final String FAULTY =
      """
      public class Bad {
        @Node public static int lost() { return 1; }
      }""";

  /** Nodes whose data is not there. */
  private static final String UNSOUND =
      """
      public class Bad {
        @Node(outputs = "kept") public static int read(@Input int nowhere, @Param int missing) { return 1; }
      }""";

  @TempDir Path dir;

  private ForkedProgram program(String bad, String... named) {
    ForkedProgram program = new ForkedProgram(dir).compiled(GOOD, bad);
    program.request().add("parameters", ForkedProgram.conf(Map.of("limit", 3)));
    JsonArray names = new JsonArray();
    for (String name : named) {
      names.add(name);
    }
    program.request().add("named", names);
    if (named.length > 0) {
      program.request().addProperty("pipeline", named[0]);
    }
    return program;
  }

  private static void runs(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    // A registry is evaluated, which is told.
    assertThat(outcome.names())
        .filteredOn(name -> !name.equals("step"))
        .containsExactly("setAside", "run", "started", "done", "ended");
  }

  @Test
  void aFaultyNodeOfAnotherPipelineIsSetAside() throws Exception {
    Outcome outcome = program(FAULTY, "good").run(RunPipeline.class);
    runs(outcome);
    assertThat(outcome.problems()).hasSize(1);
    assertThat(outcome.problems().get(0)).contains("acme.Bad#lost");
  }

  private static final String CYCLE =
      """
      public class Bad {
        @Node(outputs = "a") public static int one(@Input int b) { return b; }
        @Node(outputs = "b") public static int two(@Input int a) { return a; }
      }""";

  private static final String TWO_WRITERS =
      """
      public class Bad {
        @Node(outputs = "a") public static int one() { return 1; }
        @Node(outputs = "a") public static int two() { return 2; }
      }""";

  private static final String REGISTRY =
      """
      public class Registry implements PipelineRegistry {
        public Map<String, Pipeline> pipelines() {
          Pipeline bad = Pipeline.of(Bad.class);
          Pipeline good = Pipeline.of(Good.class);
          return Map.of("good", good, "bad", bad, "half", bad.onlyNodes("one"), "__default__", good.plus(bad));
        }
      }""";

  @Test
  void aCycleInAnotherPipelineOfARegistryIsSetAside() throws Exception {
    Outcome outcome = program(CYCLE, "good").compiled(GOOD, CYCLE, REGISTRY).run(RunPipeline.class);
    runs(outcome);
    assertThat(outcome.problems())
        .singleElement()
        .asString()
        .startsWith("The nodes form a cycle: 'one' (acme.Bad#one) reads 'b'");
  }

  @Tag("slow")
  @Test
  void aCycleAndTwoWritersInAnotherPipelineAreSetAsideAlsoOfARegistry() throws Exception {
    for (String bad : new String[] {CYCLE, TWO_WRITERS}) {
      String wrong = bad.equals(CYCLE) ? "The nodes form a cycle" : "is written by two nodes";
      for (boolean registry : new boolean[] {false, true}) {
        ForkedProgram program = program(bad, "good");
        if (registry) {
          program.compiled(GOOD, bad, REGISTRY);
        }
        Outcome outcome = program.run(RunPipeline.class);
        runs(outcome);
        assertThat(outcome.problems()).anyMatch(problem -> problem.contains(wrong));
        program.request().addProperty("pipeline", "bad");
        program.request().add("named", JsonParser.parseString("[\"bad\"]"));
        outcome = program.run(RunPipeline.class);
        assertThat(outcome.exitCode()).isEqualTo(Program.USER_FAULT);
        assertThat(outcome.problems().get(0)).contains(wrong);
      }
    }
  }

  @Tag("slow")
  @Test
  void dataAndParametersThatAnotherPipelineLacksAreSetAside() throws Exception {
    Outcome outcome = program(UNSOUND, "good").run(RunPipeline.class);
    runs(outcome);
    assertThat(outcome.problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("'nowhere'"))
        .anyMatch(problem -> problem.contains("missing"));
  }

  @Tag("slow")
  @Test
  void anEntryOfTheCatalogThatTheNamedPipelineDoesNotUseMayBeWrong() throws Exception {
    ForkedProgram program = program(UNSOUND, "good");
    program
        .request()
        .add("catalog", ForkedProgram.conf(Map.of("kept", Map.of("type", "jsn", "filepath", "a"))));
    Outcome outcome = program.run(RunPipeline.class);
    runs(outcome);
    assertThat(outcome.problems())
        .containsExactly(
            "conf/base/test.yml:1: kept: 'jsn' is not a type of dataset; did you mean 'json'?");
  }

  @Test
  void anEntryThatItUsesMayNot() throws Exception {
    ForkedProgram program = program(UNSOUND, "good");
    program
        .request()
        .add(
            "catalog", ForkedProgram.conf(Map.of("total", Map.of("type", "jsn", "filepath", "a"))));
    Outcome outcome = program.run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(Program.USER_FAULT);
    assertThat(outcome.names()).containsExactly("problems");
    assertThat(outcome.problems())
        .containsExactly(
            "conf/base/test.yml:1: total: 'jsn' is not a type of dataset; did you mean 'json'?");
  }

  private static final String FOREIGN =
      "'my_project.io.NumpyDataset' is a Python class without a counterpart here; rewrite it as a Java class that implements io.github.vertexmaven.catalog.Dataset, or use a built-in type.";

  private ForkedProgram withForeign(String dataset) {
    ForkedProgram program =
        new ForkedProgram(dir)
            .compiled(
                "public class Good { @Node(outputs = \"total\") public static int one() { return 1; } }");
    program
        .request()
        .add(
            "catalog",
            ForkedProgram.conf(
                Map.of(dataset, Map.of("type", "my_project.io.NumpyDataset", "filepath", "a"))));
    return program;
  }

  @Test
  void anEntryOfKedrosWithoutCounterpartIsToldWhileNobodyUsesIt() throws Exception {
    Outcome outcome = withForeign("scores").run(Describe.class);
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.event("warning").get("why").getAsString())
        .isEqualTo(
            "An entry of the catalog cannot be used here. No pipeline does, so this is only a warning:\n"
                + "  conf/base/test.yml:1: scores: "
                + FOREIGN);
  }

  @Test
  void anEntryOfKedrosWithoutCounterpartIsRefusedWhereANodeWritesIt() throws Exception {
    Outcome outcome = withForeign("total").run(Describe.class);
    assertThat(outcome.exitCode()).isEqualTo(Program.USER_FAULT);
    assertThat(outcome.problems())
        .containsExactly(
            "conf/base/test.yml:1: total: " + FOREIGN + "\n  Node 'one' writes it: acme.Good#one");
  }

  @Test
  void theBrokenPipelineTellsOfItself() throws Exception {
    Outcome outcome = program(UNSOUND, "bad").run(RunPipeline.class);
    assertThat(outcome.exitCode()).isEqualTo(Program.USER_FAULT);
    assertThat(outcome.problems()).hasSize(2);
  }

  @Tag("slow")
  @Test
  void theSumOfAllIsBrokenWithEachOfThem() throws Exception {
    for (String bad : new String[] {FAULTY, UNSOUND}) {
      Outcome outcome = program(bad, "__default__").run(RunPipeline.class);
      assertThat(outcome.exitCode()).isEqualTo(Program.USER_FAULT);
      assertThat(outcome.names()).containsExactly("problems");
    }
  }

  @Tag("slow")
  @Test
  void whereNoneIsNamedAllHaveToBeSound() throws Exception {
    ForkedProgram program = program(UNSOUND);
    program.request().addProperty("pipeline", "good");
    assertThat(program.run(RunPipeline.class).problems()).hasSize(2);
    assertThat(program.run(Describe.class).exitCode()).isEqualTo(Program.USER_FAULT);
  }

  @Test
  void aNameThatIsNoneIsSaidSo() throws Exception {
    Outcome outcome = program(UNSOUND, "goood").run(RunPipeline.class);
    assertThat(outcome.problems())
        .containsExactly(
            "There is no pipeline 'goood'. There are: __default__, bad, good; did you mean"
                + " 'good'?");
  }

  @Test
  void theDescriptionHasWhatCouldBeMade() throws Exception {
    Outcome outcome = program(FAULTY, "good").run(Describe.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.names()).containsExactly("setAside", "ended");
    assertThat(dir.resolve("graph.json")).content().contains("acme.Good").doesNotContain("Bad");
  }
}
