package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.launcher.ForkedProgram.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Small projects, described in a JVM of their own. */
abstract class DescribedProjects {

  static final String SCIENCE =
      """
      public class DataScience {
        public record Split(double[] xTrain, List<String> names) {}
        @Node(tags = {"b", "a"}) public static Split split(@Input List<Map<String, Integer>> rows, @Param double ratio) { return null; }
        @Node(name = "fit", outputs = "model") public String train(@Input("x_train") double[] x, @RunContext RunInfo run) { return ""; }
      }""";

  static final String PROCESSING =
      """
      public final class DataProcessing {
        @Node(outputs = "rows") public static List<Map<String, Integer>> read() { return List.of(); }
      }""";

  @TempDir Path dir;

  Outcome described(String... sources) throws Exception {
    return new ForkedProgram(dir).compiled(sources).run(Describe.class);
  }

  ForkedProgram science() {
    ForkedProgram program = new ForkedProgram(dir).compiled(SCIENCE, PROCESSING);
    program.request().add("parameters", ForkedProgram.conf(Map.of("ratio", 0.5)));
    return program;
  }

  void assertRefused(Outcome outcome, String... problems) {
    assertThat(outcome.problems()).as(outcome.output()).containsExactly(problems);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.output()).isEmpty();
    assertThat(dir.resolve("graph.json")).doesNotExist();
  }
}
