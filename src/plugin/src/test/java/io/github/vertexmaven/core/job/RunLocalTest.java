package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Javac;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.local.LocalRehearsal;
import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.slice.Slice;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLocalTest {

  @TempDir Path dir;

  private static void run(Workplace place, Optional<String> saveDurations) {
    RunLocal.Options options =
        new RunLocal.Options(Optional.of(1), Optional.empty(), true, saveDurations);
    new RunLocal(place.build(), Workplace.all(), options).run();
  }

  @Test
  void runsTheNodesAndReports() {
    Workplace place = Workplace.in(dir);
    run(place, Optional.of("true"));
    assertThat(place.lines())
        .contains(
            "started  train",
            "1 of 1 nodes done in N s",
            "Report    target/vertexai/space.run.html",
            "wrote how long 1 node took to conf/local/vertexai-durations.yml");
    assertThat(dir.resolve("target/vertexai/space.run.html")).exists();
    assertThat(dir.resolve("conf/local/vertexai-durations.yml")).exists();
    assertThat(place.service.connected()).isEmpty();
  }

  @Test
  void aNodeThatFailsSaysHowToGoOn() {
    Workplace place =
        Workplace.in(
            dir,
            "public static int train(@Param int size) { throw new RuntimeException(\"no luck\");"
                + " }");
    place.typed.setProperty("vertexai.env", "local");
    assertThatThrownBy(() -> run(place, Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Node 'train' failed: java.lang.RuntimeException: no luck")
        .hasMessageEndingWith(
            "To continue from there: mvn vertexai:run-local -Dvertexai.env=local"
                + " -Dvertexai.fromNodes=train");
    assertThat(dir.resolve("target/vertexai/space.run.html")).exists();
  }

  @Test
  void shortRunsOfTheSameWorkHaveTheQuickCompilerAndTheSameResult() throws IOException {
    Workplace place =
        Workplace.in(
            dir,
            "public static Map<String, Object> train(@Param int size) { System.out.println(\"quick:"
                + " \" + java.lang.management.ManagementFactory.getRuntimeMXBean()"
                + ".getInputArguments().contains(\"-XX:TieredStopAtLevel=1\")); double sum = 0;"
                + " for (int i = 0; i < 200_000; i++) { sum += Math.sin(i) * size; }"
                + " return Map.of(\"sum\", sum); }");
    place
        .configs()
        .conf(
            "base/catalog.yml",
            "model: {type: json, filepath: data/model.json, versioned: false}\n");
    Path model = dir.resolve("data/model.json");
    List<String> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      run(place, Optional.empty());
      results.add(Files.readString(model));
      Files.delete(model);
    }
    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(place.lines().stream().filter(line -> line.startsWith("quick: ")))
        .containsExactly("quick: false", "quick: false", "quick: false", "quick: true");
  }

  @Test
  void theReportIsRehearsedWithoutATrace() throws IOException {
    Workplace place = Workplace.in(dir);
    LocalRehearsal rehearsal =
        new LocalRehearsal(
            dir,
            place.said.screen(),
            place.build().pages(),
            place.build().call().configurations().ofRun(),
            true);
    List<Path> before = files();
    assertThat(rehearsal.texts())
        .satisfiesExactly(
            tests -> assertThat(tests).contains("<testcase", "rehearsed"),
            page -> assertThat(page).contains("rehearsed", "\"head\":[[\"1\"]]", "</html>"));
    assertThat(files()).isEqualTo(before);
    assertThat(place.said.lines()).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files.toList();
    }
  }

  private static void withExit(Workplace place, Path dir) {
    Javac.into(
        dir.resolve("target/classes"),
        Map.of(
            "Notify",
            "public class Notify { @Node public static void send(@FinalStatus PipelineStatus status)"
                + " { System.out.println(\"told: \" + status.state() + \" \" +"
                + " status.error().get().message()); } }"));
    place.configs().conf("local/vertexai.yml", "run_config: {on_exit_pipeline: notify}\n");
  }

  private static void runScience(Workplace place) {
    RunLocal.Options options =
        new RunLocal.Options(Optional.of(1), Optional.empty(), true, Optional.empty());
    new RunLocal(place.build(), new PipelinePart("science", true, Slice.all(), false), options)
        .run();
  }

  @Test
  void aNodeThatEndsTheJvmIsReportedAndTheExitPipelineRuns() throws IOException {
    for (String end : List.of("System.exit(0);", "Runtime.getRuntime().halt(3);")) {
      Workplace place =
          Workplace.in(
              dir, "public static int train(@Param int size) { " + end + " return size; }");
      withExit(place, dir);
      assertThatThrownBy(() -> runScience(place)).isInstanceOf(UserException.class);
      assertThat(place.lines())
          .contains(
              "The exit pipeline 'notify' runs.",
              "told: FAILED The DAG failed because some tasks failed. The failed tasks are:"
                  + " [train].",
              "0 of 1 nodes done, and 1 of 1 of the exit pipeline 'notify', in N s",
              "Report    target/vertexai/space-science.run.html");
    }
    assertThat(Files.readString(dir.resolve("target/vertexai/space-science.run.html")))
        .contains("ended with exit code 3 while running node 'train'");
  }

  /** A build with a node that waits, until somebody stops it. */
  static final class Build {

    private Build() {}

    public static void main(String[] args) {
      Workplace place =
          Workplace.in(
              Path.of(args[0]),
              "public static int train(@Param int size) throws Exception {"
                  + " Thread.sleep(300_000); return size; }");
      Thread watch = new Thread(() -> sayWhenItRuns(place), "watch");
      watch.setDaemon(true);
      watch.start();
      RunLocalTest.run(place, Optional.empty());
    }
  }

  private static void sayWhenItRuns(Workplace place) {
    Eventually.is(() -> place.said.lines().contains("started  train"));
    System.out.println("It runs.");
  }

  @Test
  void whoStopsItReadsWhatRanAndFindsAReport() throws Exception {
    Path out = dir.resolve("out.txt");
    Process build =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Build.class.getName(),
                dir.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      Eventually.is(() -> Files.readString(out).contains("It runs."));
      build.destroy();
      build.waitFor();
    } finally {
      build.destroyForcibly();
    }
    assertThat(Files.readString(out))
        .contains(
            "Stopped: node 'train' was running, 0 of 1 nodes are done. Nothing is running any more.\n"
                + "Report    target/vertexai/space.run.html\n");
    assertThat(Files.readString(dir.resolve("target/vertexai/space.run.html")))
        .contains("Stopped: node 'train' was running", "cancelled");
  }
}
