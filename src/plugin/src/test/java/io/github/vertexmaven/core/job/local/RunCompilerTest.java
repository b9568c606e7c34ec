package io.github.vertexmaven.core.job.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCompilerTest {

  @TempDir Path dir;
  private final Said said = new Said();

  @BeforeEach
  void data() throws IOException {
    Files.createDirectories(dir.resolve("data/parts"));
    Files.writeString(dir.resolve("data/table.csv"), "0123456789");
    Files.writeString(dir.resolve("data/parts/one"), "0123456789");
  }

  private Path kept() {
    return dir.resolve("kept");
  }

  private RunCompiler.Begun begin(String work) {
    return RunCompiler.of(kept(), List.of("project", "local"), () -> work).begin();
  }

  private void end(RunCompiler.Begun run, long millis) {
    List<Path> read =
        List.of(dir.resolve("data/parts"), dir.resolve("data/table.csv"), dir.resolve("lacking"));
    run.ended(Duration.ofMillis(millis), () -> Optional.of(read), said);
  }

  /** Whether the run had the quick compiler alone. */
  private boolean ran(String work, long millis) {
    RunCompiler.Begun run = begin(work);
    end(run, millis);
    return run.quick();
  }

  private void shortRuns() {
    for (int i = 0; i < 3; i++) {
      assertThat(ran("work", 2_000)).isFalse();
    }
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(kept())) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void isQuickOnceShortRunsStartFromAnArchive() {
    shortRuns();
    assertThat(begin("work").jvmOptions()).contains("-XX:TieredStopAtLevel=1");
  }

  @Test
  void staysQuickWhileThatIsNoSlower() {
    shortRuns();
    assertThat(ran("work", 1_000)).isTrue();
    assertThat(ran("work", 2_500)).isTrue();
    assertThat(ran("work", 1_000)).isTrue();
  }

  @Test
  void isNotQuickAfterALongRun() {
    shortRuns();
    assertThat(ran("work", 1_000)).isTrue();
    assertThat(ran("work", 5_001)).isTrue();
    assertThat(ran("work", 5_001)).isFalse();
    for (int i = 0; i < 20; i++) {
      assertThat(ran("work", 5_001)).isFalse();
    }
    assertThat(ran("work", 5_000)).isFalse();
    assertThat(ran("work", 5_000)).isTrue();
  }

  @Test
  void whatIsSlowerQuicklyIsTriedAgainAfterTenRuns() {
    shortRuns();
    assertThat(ran("work", 2_501)).isTrue();
    for (int i = 0; i < 10; i++) {
      assertThat(ran("work", 2_000)).isFalse();
    }
    assertThat(ran("work", 2_501)).isTrue();
    assertThat(ran("work", 2_000)).isFalse();
  }

  @Test
  void otherWorkIsMeasuredFirst() {
    shortRuns();
    assertThat(ran("other", 2_000)).isFalse();
    assertThat(ran("other", 2_000)).isTrue();
  }

  @Test
  void moreDataIsMeasuredFirst() throws IOException {
    shortRuns();
    Files.writeString(dir.resolve("data/parts/two"), "0123456789");
    assertThat(ran("work", 2_000)).isTrue();
    Files.writeString(dir.resolve("data/parts/three"), "0123456789abcdef");
    assertThat(ran("work", 6_000)).isFalse();
    assertThat(ran("work", 2_000)).isFalse();
    assertThat(ran("work", 2_000)).isTrue();
    Files.writeString(dir.resolve("lacking"), "x".repeat(50));
    assertThat(ran("work", 2_000)).isFalse();
    Files.delete(dir.resolve("lacking"));
    assertThat(ran("work", 2_000)).isTrue();
  }

  @Test
  void nothingIsKnownWhereInputsHaveNoSize() throws IOException {
    for (int i = 0; i < 4; i++) {
      RunCompiler.Begun run = begin("work");
      assertThat(run.quick()).isFalse();
      run.ended(Duration.ofSeconds(1), Optional::empty, said);
    }
    assertThat(kept()).doesNotExist();
  }

  @Test
  void aRunWithoutAnEndLeavesNothing() {
    shortRuns();
    assertThat(begin("work").quick()).isTrue();
    assertThat(begin("work").quick()).isFalse();
  }

  @Test
  void otherRunsAreOthers() {
    shortRuns();
    RunCompiler other = RunCompiler.of(kept(), List.of("project", "prod"), () -> "work");
    assertThat(other.begin().quick()).isFalse();
    assertThat(begin("work").quick()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "work\n1\n0\n20\n", "local run 1\nwork\n1\n0\n20\n"})
  void aSpoiledMemoryIsNotBelieved(String text) throws IOException {
    shortRuns();
    Files.writeString(file(), text);
    assertThat(ran("work", 2_000)).isFalse();
    assertThat(ran("work", 2_000)).isFalse();
    assertThat(ran("work", 2_000)).isFalse();
    assertThat(ran("work", 2_000)).isTrue();
  }

  @Test
  void aChangedMemoryIsNotBelieved() throws IOException {
    shortRuns();
    Path file = file();
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length - 1; at += 3) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThat(begin("work").quick()).isFalse();
    }
    Files.write(file, whole);
    assertThat(begin("work").quick()).isTrue();
  }

  @Test
  void aFolderInItsPlaceIsNoMemory() throws IOException {
    shortRuns();
    Path file = file();
    Files.delete(file);
    Files.createDirectories(file.resolve("below"));
    assertThat(ran("work", 2_000)).isFalse();
    assertThat(ran("work", 2_000)).isFalse();
  }

  @Test
  void keepsTheLatest() throws IOException {
    Files.createDirectories(kept());
    for (int i = 0; i < 70; i++) {
      Path other = Files.writeString(kept().resolve("other" + i), "");
      Files.setLastModifiedTime(other, FileTime.from(Instant.now().minusSeconds(60L + i)));
    }
    Files.setLastModifiedTime(
        kept().resolve("other0"), FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    shortRuns();
    assertThat(begin("work").quick()).isTrue();
    try (Stream<Path> files = Files.list(kept())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(63)
          .contains("other1", "other63")
          .doesNotContain("other0", "other64");
    }
  }

  @Test
  void saysWhyAQuickRunTookLong() {
    shortRuns();
    RunCompiler.Begun run = begin("work");
    end(run, 34_200);
    assertThat(said.lines())
        .containsExactly(
            "The run took 34.2 s instead of 2.0 s as before, because short runs start without the optimizing compiler. The next one has it.");
    end(begin("work"), 34_200);
    assertThat(said.lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xint",
        "-Xcomp",
        "-XX:TieredStopAtLevel=4",
        "-XX:-TieredCompilation",
        "-XX:CompilationMode=high-only",
        "-XX:CompileThreshold=5",
        "-XX:+UseJVMCICompiler",
        "-XX:Flags=mine",
        "-javaagent:agent.jar",
        "-agentpath:profiler.so",
        "@options"
      })
  void whoChoosesACompilerHasIt(String option) {
    assertThat(RunCompiler.isFree(List.of("-Xmx1g", option), Map.of(), List.of())).isFalse();
    Map<String, String> variable = Map.of("JAVA_TOOL_OPTIONS", " -Da=b  " + option);
    assertThat(RunCompiler.isFree(List.of(), variable, List.of())).isFalse();
  }

  @Test
  void nodesWithLittleTimeHaveBothCompilers() {
    List<String> options = List.of("-Xmx1g", "-Dmode=-Xint", "-ea", "-XX:+UseG1GC");
    assertThat(RunCompiler.isFree(options, Map.of("PATH", "-Xint"), List.of())).isTrue();
    assertThat(RunCompiler.isFree(options, Map.of(), List.of(Duration.ofSeconds(60)))).isTrue();
    List<Duration> timeouts = List.of(Duration.ofHours(1), Duration.ofSeconds(59));
    assertThat(RunCompiler.isFree(options, Map.of(), timeouts)).isFalse();
  }
}
