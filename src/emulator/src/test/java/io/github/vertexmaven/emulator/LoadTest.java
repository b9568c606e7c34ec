package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many jobs, many tasks: nothing is lost. */
@Tag("slow")
class LoadTest {

  @TempDir Path home;

  @Test
  void runsTenJobsOfTwentyTasks() throws Exception {
    run(10, 20);
  }

  @Test
  void runsTwoHundredJobsOfTwentyTasks() throws Exception {
    run(200, 20);
  }

  @Test
  void runsAJobOfAThousandTasks() throws Exception {
    run(1, 1000);
  }

  @Test
  void runsAJobOfAThousandKnownTasks() throws Exception {
    try (Lab lab = Lab.open(home)) {
      Struct spec = cached(1000);
      assertThat(states(lab, spec, 2)).containsEntry("task-0", "SUCCEEDED").hasSize(1000);
      assertThat(states(lab, spec, 1).values()).containsOnly("SKIPPED");
    }
  }

  /** Tasks that are all alike: the first makes the result that the others find. */
  private static Map<String, String> states(Lab lab, Struct spec, int atMost) {
    Lab.Ran ran = lab.ended(lab.grpc.create(Lab.request(spec, Map.of()).build()).getName());
    assertThat(ran.state()).isEqualTo("SUCCEEDED");
    assertThat(ran.states().values().stream().filter("SUCCEEDED"::equals).count())
        .isLessThanOrEqualTo(atMost);
    return ran.states();
  }

  private void run(int jobs, int tasks) throws Exception {
    try (Lab lab = Lab.open(home)) {
      Struct spec = chains(tasks);
      List<String> names =
          IntStream.range(0, jobs)
              .mapToObj(i -> lab.grpc.create(Lab.request(spec, Map.of()).build()).getName())
              .toList();
      for (String name : names) {
        Lab.Ran ran = lab.ended(name);
        assertThat(ran.state()).isEqualTo("SUCCEEDED");
        assertThat(ran.states()).hasSize(tasks);
        assertThat(ran.states().values()).containsOnly("SUCCEEDED");
      }
    }
  }

  /** Every third task waits for the one before it. */
  private static Struct chains(int tasks) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < tasks; i++) {
      String after = i % 3 == 2 ? ", dependentTasks: [task-" + (i - 1) + "]" : "";
      text.append("      task-").append(i).append(": {componentRef: {name: c}");
      text.append(after).append("}\n");
    }
    return Lab.struct(text.toString());
  }

  private static Struct cached(int tasks) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("      task-0: {componentRef: {name: c}, cachingOptions: {enableCache: true}}\n");
    for (int i = 1; i < tasks; i++) {
      text.append("      task-").append(i).append(": {componentRef: {name: c}, ");
      text.append("dependentTasks: [task-0], cachingOptions: {enableCache: true}}\n");
    }
    return Lab.struct(text.toString());
  }

  private static final String HEAD =
      """
      pipelineInfo: {name: load}
      schemaVersion: 2.1.0
      components: {c: {executorLabel: e}}
      deploymentSpec: {executors: {e: {container: {image: any, command: ["true"]}}}}
      root:
        dag:
          tasks:
      """;
}
