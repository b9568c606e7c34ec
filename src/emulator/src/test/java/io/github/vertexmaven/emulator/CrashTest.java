package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.emulator.process.ProcessMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator killed at any moment: the next start tells the truth about everything before it. */
@Tag("slow")
class CrashTest {

  private static final Set<String> FINISHED = Set.of("SUCCEEDED", "SKIPPED");
  private static final String STOPPED = "the emulator was stopped while it ran";

  @TempDir Path folder;

  /** What was last seen of a job before the kill. */
  private record Seen(String name, Map<String, String> states) {}

  @Test
  void tellsTheTruthAfterTwoKills() throws Exception {
    kill(2, new Random(20261123));
  }

  @Test
  void tellsTheTruthAfterManyKills() throws Exception {
    kill(Integer.getInteger("kills", 40), new Random());
  }

  private void kill(int times, Random random) throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    Path home = folder.resolve("home");
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Standing emulator = Standing.start(home, "--stand");
      try {
        check(emulator, home, seen);
        seen.addAll(work(emulator, random));
      } finally {
        emulator.kill();
      }
    }
    try (Standing emulator = Standing.start(home, "--stand")) {
      check(emulator, home, seen);
      String name = emulator.submit("crash", Map.of());
      assertThat(emulator.await(name, Lab.Ran::hasEnded).state()).isEqualTo("SUCCEEDED");
    }
  }

  /** Two jobs, watched until the moment of the kill. */
  private static List<Seen> work(Standing emulator, Random random) {
    List<String> names =
        List.of(emulator.submit("crash", Map.of()), emulator.submit("crash", Map.of()));
    Map<String, Map<String, String>> states = new LinkedHashMap<>();
    names.forEach(name -> states.put(name, Map.of()));
    long end = System.nanoTime() + random.nextInt(900) * 1_000_000L;
    while (System.nanoTime() < end) {
      names.forEach(name -> states.put(name, emulator.get(name).states()));
    }
    return states.entrySet().stream()
        .map(entry -> new Seen(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void check(Standing emulator, Path home, List<Seen> seen) {
    assertThat(ProcessMark.of(home).processes()).as("survivors").isEmpty();
    for (Seen one : seen) {
      Lab.Ran ran = emulator.get(one.name());
      assertThat(ran.hasEnded()).as("%s", ran.states()).isTrue();
      one.states()
          .forEach(
              (task, state) -> {
                if (FINISHED.contains(state)) {
                  assertThat(ran.states()).containsEntry(task, state);
                }
              });
      if (ran.state().equals("FAILED")) {
        assertThat(ran.job().getError().getMessage()).isEqualTo(STOPPED);
        assertThat(ran.errors().values()).isSubsetOf(STOPPED);
      } else {
        assertThat(ran.states().values()).isSubsetOf(FINISHED);
      }
    }
  }
}
