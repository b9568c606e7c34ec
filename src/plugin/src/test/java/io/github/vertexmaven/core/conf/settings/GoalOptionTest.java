package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoalOptionTest {

  static Stream<String> options() {
    return GoalOption.names().stream().filter(name -> !name.equals("saveDurations"));
  }

  /** One sentence that names the option, whichever it is. */
  @ParameterizedTest
  @MethodSource("options")
  void everyOptionRefusesAValueThatIsNone(String name) {
    assertThat(GoalOption.problem(name, " ").orElseThrow())
        .startsWith("-Dvertexai." + name + " ")
        .endsWith(".")
        .doesNotContain("..")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dryRun | yes | -Dvertexai.dryRun is 'yes': it takes true or false, and true without a value.",
        "wait | 1 | -Dvertexai.wait is '1': it takes true or false, and true without a value.",
        "limit | -3 | -Dvertexai.limit is '-3': it takes a whole number from 1 on.",
        "limit | many | -Dvertexai.limit is 'many': it takes a whole number from 1 on.",
        "limit | true | -Dvertexai.limit is 'true': it takes a whole number from 1 on.",
        "workers | 0 | -Dvertexai.workers is '0': it takes a whole number from 1 on.",
        "timeout | -5 | -Dvertexai.timeout is '-5': it takes a number of seconds, or a number with"
            + " a unit such as 90s, 30m, 2h or 7d.",
        "timeout | soon | -Dvertexai.timeout is 'soon': it takes a number of seconds, or a number"
            + " with a unit such as 90s, 30m, 2h or 7d.",
        "timeout | true | -Dvertexai.timeout is 'true': it takes a number of seconds, or a number"
            + " with a unit such as 90s, 30m, 2h or 7d.",
        "debug | 70000 | -Dvertexai.debug is '70000': it takes a port from 1 to 65535, and 5005 without a value.",
        "schedule | true | -Dvertexai.schedule is 'true': it takes the number that list-pipelines"
            + " shows.",
        "resume | true | -Dvertexai.resume needs a value: -Dvertexai.resume=<job>.",
        "job | '' | -Dvertexai.job needs a value: -Dvertexai.job=<job>.",
        "nodes | ',,' | -Dvertexai.nodes needs a value: -Dvertexai.nodes=<node,…>.",
        "tags | ' , ' | -Dvertexai.tags needs a value: -Dvertexai.tags=<tag,…>.",
        "params | true | -Dvertexai.params needs a value: -Dvertexai.params=<key=value,…>.",
        "artifact | true | -Dvertexai.artifact needs a value:"
            + " -Dvertexai.artifact=<group:artifact:version>."
      })
  void saysWhatAnOptionTakes(String name, String value, String problem) {
    assertThat(GoalOption.problem(name, value)).contains(problem);
  }

  /** In a POM, nothing stands behind an option that has no value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout | soon | <x> in pom.xml is 'soon': it takes a number of seconds, or a number with"
            + " a unit such as 90s, 30m, 2h or 7d.",
        "dryRun | yes | <x> in pom.xml is 'yes': it takes true or false.",
        "debug | 0 | <x> in pom.xml is '0': it takes a port from 1 to 65535.",
        "workers | many | <x> in pom.xml is 'many': it takes a whole number from 1 on."
      })
  void blamesThePomOnItsValues(String name, String value, String problem) {
    assertThat(GoalOption.problemIn("<x> in pom.xml", name, value)).contains(problem);
  }

  @ParameterizedTest
  @CsvSource({"timeout, 5", "dryRun, true", "dryRun, ''", "resume, true", "unknown, x"})
  void takesTheRestFromAPom(String name, String value) {
    assertThat(GoalOption.problemIn("<x>", name, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dryRun, true",
    "dryRun, FALSE",
    "limit, 20",
    "workers, ' 4 '",
    "timeout, 5",
    "timeout, 90s",
    "debug, true",
    "debug, 5006",
    "debug, 65535",
    "resume, p-20261130-1",
    "saveDurations, true",
    "schedule, 123",
    "unknown, ''"
  })
  void takesTheRest(String name, String value) {
    assertThat(GoalOption.problem(name, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "5, PT5S",
    "0, PT0S",
    "90s, PT1M30S",
    "30m, PT30M",
    "2h, PT2H",
    "' 1s ', PT1S",
    "7d, PT168H"
  })
  void aTimeIsWrittenAsInTheSettings(String text, Duration expected) {
    assertThat(GoalOption.duration("timeout", text)).isEqualTo(expected);
  }

  @Test
  void aCountIsRead() {
    assertThat(GoalOption.count("limit", " 12 ")).isEqualTo(12);
  }
}
