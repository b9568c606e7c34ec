package io.github.vertexmaven.core.show.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Said;
import io.github.vertexmaven.core.show.table.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalRunViewTest {

  private final Said said = new Said();

  private LocalRunView console(String... events) {
    LocalRunView console = new LocalRunView(said, Path.of("/p"), Screen.ofFile());
    for (String text : events) {
      ToldEvents.tell(text, console);
    }
    return console;
  }

  /** The words are the runtime's, which says them where it can. */
  @Test
  void saysWhatGivesARunMoreMemory() {
    LocalRunView console =
        console(
            "{event: run, nodes: [a]}",
            "{event: started, node: a}",
            "{event: failed, node: a}",
            "{event: failure, node: a, source: 'N#a', cause: 'java.lang.OutOfMemoryError: Java heap"
                + " space\\n"
                + "  Give the JVM more memory with -Dvertexai.jvmArgs=-Xmx4g. For a task of a job, set run_config.resources and run_config.jvm_flags.', trace: ''}",
            "{event: stopped, done: 0, total: 1, resumeFrom: []}");
    assertThat(console.failure("mvn vertexai:run-local"))
        .isEqualTo(
            """
            Node 'a' failed: java.lang.OutOfMemoryError: Java heap space
                Give the JVM more memory with -Dvertexai.jvmArgs=-Xmx4g. For a task of a job, set run_config.resources and run_config.jvm_flags.
              N#a\
            """);
  }

  @Test
  void showsThatANodeIsTriedAgainAndHowOftenItWasTried() {
    LocalRunView console =
        console(
            "{event: run, nodes: [a, b]}",
            "{event: started, node: a}",
            "{event: failed, node: a}",
            "{event: again, node: a, attempt: 2, attempts: 3, waitMillis: 1500}",
            "{event: started, node: a}",
            "{event: done, node: a, nanos: 250000000}",
            "{event: started, node: b}",
            "{event: failed, node: b}",
            "{event: again, node: b, attempt: 2, attempts: 2, waitMillis: 0}",
            "{event: started, node: b}",
            "{event: failed, node: b}",
            "{event: failure, node: b, source: 'N#b', cause: 'no luck', trace: 'no luck'}",
            "{event: stopped, done: 1, total: 2, resumeFrom: [b]}");
    console.summary();
    assertThat(said.lines())
        .startsWith(
            "started  a",
            "failed   a",
            "again    a (attempt 2 of 3 in 1.5 s)",
            "started  a",
            "done     a (0.25 s)",
            "started  b",
            "failed   b",
            "again    b (attempt 2 of 2)",
            "started  b",
            "failed   b",
            "")
        .anyMatch(line -> line.matches("Node +State +Seconds +Attempts *"))
        .anyMatch(line -> line.matches("a +done +0\\.25 +2 *"))
        .anyMatch(line -> line.matches("b +failed +2 *"));
    assertThat(console.failure("mvn vertexai:run-local"))
        .isEqualTo(
            "Node 'b' failed 2 times, the last time: no luck\n  N#b\n"
                + "1 of 2 nodes are done. To continue from there: mvn vertexai:run-local"
                + " -Dvertexai.fromNodes=b");
  }

  @Test
  void aRunWithoutThemHasNoColumnForThem() {
    console(
            "{event: run, nodes: [a]}",
            "{event: started, node: a}",
            "{event: done, node: a, nanos: 1}")
        .summary();
    assertThat(said.lines()).anyMatch(line -> line.matches("Node +State +Seconds *"));
  }
}
