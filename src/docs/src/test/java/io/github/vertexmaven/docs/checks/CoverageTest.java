package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.docs.reference.Goal;
import io.github.vertexmaven.docs.reference.PluginDescriptor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule by which a command counts as run. */
class CoverageTest {

  private static List<Goal> goals;

  @BeforeAll
  static void readGoals() throws IOException {
    goals = PluginDescriptor.read(Markdown.TOP.resolve("src/plugin/target/plugin-enhanced.xml"));
  }

  private static Coverage of(String run) {
    return new Coverage(goals, List.of(Command.of("run", run)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The same, with another value, beside other goals, with what only chooses configuration.
        "vertexai:status | vertexai:status | true",
        "vertexai:run-local -Dvertexai.toNodes=a | vertexai:run-local -Dvertexai.toNodes=b | true",
        "vertexai:ui | vertexai:status vertexai:ui vertexai:logs | true",
        "vertexai:check | vertexai:check -pl prices -Dvertexai.env=x -Dvertexai.region=y | true",
        "vertexai:clean-runs -Dvertexai.delete | vertexai:clean-runs vertexai:run-once"
            + " -Dvertexai.delete | true",
        "test | package | true",
        "g:vertexai-maven-plugin:1:init | vertexai:init | false",
        "io.github.vertexmaven:vertexai-maven-plugin:1:init | vertexai:init | true",
        // Another goal, another order, a goal between.
        "vertexai:logs | vertexai:status | false",
        "vertexai:ui vertexai:status | vertexai:status vertexai:ui | false",
        "vertexai:status vertexai:logs | vertexai:status vertexai:ui vertexai:logs | false",
        "deploy | install | false",
        // An option that was not given, and one that was and changes what happens.
        "vertexai:run-local -Dvertexai.tags=x | vertexai:run-local | false",
        "vertexai:run-local | vertexai:run-local -Dvertexai.toNodes=a | false",
        "vertexai:check -Dvertexai.env=x | vertexai:check | false",
        "deploy | deploy -Dvertexai.dryRun | false",
        "test | package -DskipTests | false"
      })
  void aCommandIsCoveredByARunThatDoesTheSame(String command, String run, boolean covered) {
    assertThat(of(run).has(Command.of("page", command))).isEqualTo(covered);
  }

  @Test
  void whatMavenWouldNotKnowIsTold() {
    assertThat(of("x").unknown(Command.of("a.md:1", "vertexai:statsu -Dvertexai.evn=x")))
        .containsExactly(
            "a.md:1: vertexai:statsu -Dvertexai.evn=x: there is no goal vertexai:statsu",
            "a.md:1: vertexai:statsu -Dvertexai.evn=x: the goals have no -Dvertexai.evn");
  }
}
