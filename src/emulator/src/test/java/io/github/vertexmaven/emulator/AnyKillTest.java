package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.Struct;
import io.github.vertexmaven.emulator.process.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The emulator, a task or a process that waits for one is killed at any moment: each job ends,
 * nothing that was seen is lost, and what comes next works.
 */
@Tag("slow")
class AnyKillTest {

  private static final Set<String> FINISHED = Set.of("SUCCEEDED", "SKIPPED");
  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.Node;
      public final class Nodes {
        private Nodes() {}
        @Node(outputs = "out")
        public static String work() throws Exception {
          Thread.sleep(50);
          return "x";
        }
      }
      """;

  @TempDir Path home;

  private final Map<String, Integer> kills = new TreeMap<>();
  private final Random random = new Random(Long.getLong("kills.seed", 20261130));
  private final Map<String, Map<String, String>> seen = new TreeMap<>();
  private Struct launched;

  private enum Victim {
    EMULATOR,
    TASK,
    WAITING
  }

  @Test
  void eachJobEndsWhateverIsKilled() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    launched =
        LauncherProject.in(Files.createDirectories(home.resolve("buckets/lab")), NODES)
            .task("first", "work", Map.of())
            .task("second", "work", Map.of(), "first")
            .task("third", "work", Map.of(), "second")
            .spec();
    Standing emulator = Standing.start(home, "--stand", "--warm-workers", "2");
    try {
      for (int i = 0; i < Integer.getInteger("kills", 40); i++) {
        List<String> jobs = begun(emulator);
        Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
        watch(emulator, jobs, random.nextInt(victim == Victim.EMULATOR ? 1500 : 300));
        if (victim == Victim.EMULATOR) {
          emulator.kill();
          count(victim);
          emulator = Standing.start(home, "--stand", "--warm-workers", "2");
          assertThat(ProcessMark.of(home).processes()).as("survivors").isEmpty();
        } else {
          kill(emulator, jobs, victim);
        }
        for (String job : jobs) {
          isTrue(emulator.await(job, Lab.Ran::hasEnded));
        }
      }
      for (String job : seen.keySet()) {
        isTrue(emulator.get(job));
      }
      for (String job : begun(emulator)) {
        assertThat(emulator.await(job, Lab.Ran::hasEnded).state()).isEqualTo("SUCCEEDED");
      }
    } finally {
      emulator.close();
      System.out.println("Killed " + kills);
    }
    assertThat(ProcessMark.of(home).processes()).as("left").isEmpty();
  }

  private List<String> begun(Standing emulator) {
    List<String> jobs =
        List.of(
            emulator.submit("crash", Map.of()),
            emulator.submit(Lab.request(launched, Map.of()).build()));
    jobs.forEach(job -> seen.put(job, Map.of()));
    return jobs;
  }

  private void watch(Standing emulator, List<String> jobs, int millis) {
    long end = System.nanoTime() + millis * 1_000_000L;
    do {
      jobs.forEach(job -> seen.put(job, emulator.get(job).states()));
    } while (System.nanoTime() < end);
  }

  /** Kills one of that kind as soon as there is one, unless the jobs are quicker. */
  private void kill(Standing emulator, List<String> jobs, Victim victim) {
    List<ProcessHandle> found = List.of();
    while (found.isEmpty() && jobs.stream().anyMatch(job -> !emulator.get(job).hasEnded())) {
      found =
          ProcessMark.of(home).processes().stream()
              .filter(process -> isWaiting(process) == (victim == Victim.WAITING))
              .toList();
    }
    List<ProcessHandle> some = new ArrayList<>(found);
    if (!some.isEmpty() && some.get(random.nextInt(some.size())).destroyForcibly()) {
      count(victim);
    }
  }

  private static boolean isWaiting(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).contains("--wait");
    } catch (IOException gone) {
      return false;
    }
  }

  private void count(Victim victim) {
    kills.merge(victim.name(), 1, Integer::sum);
  }

  /** What was seen to be finished stays so, and only what failed says why. */
  private void isTrue(Lab.Ran ran) {
    assertThat(ran.hasEnded()).as("%s %s", ran.job().getName(), ran.states()).isTrue();
    seen.get(ran.job().getName())
        .forEach(
            (task, state) -> {
              if (FINISHED.contains(state)) {
                assertThat(ran.states()).containsEntry(task, state);
              }
            });
    if (ran.state().equals("SUCCEEDED")) {
      assertThat(ran.states().values()).isSubsetOf(FINISHED);
    } else {
      assertThat(ran.job().getError().getMessage()).isNotBlank();
      assertThat(ran.states().values()).doesNotContain("RUNNING", "PENDING", "CANCELLING");
    }
  }
}
