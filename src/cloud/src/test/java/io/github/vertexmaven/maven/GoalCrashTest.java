package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.cloud.CloudConnector;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import io.github.vertexmaven.emulator.process.ProcessMark;
import io.github.vertexmaven.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The goal, or its emulator, or both killed at any moment, from the start of the one that starts
 * the other to the last line: nothing half-written is ever read, every job tells the truth, and the
 * next goal goes on from the cache.
 */
class GoalCrashTest {

  private static final String STOPPED = "the emulator was stopped while it ran";
  private static final int TASKS = 6;

  /** Whom a kill meets. */
  private enum Victim {
    GOAL,
    EMULATOR,
    BOTH
  }

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private Path home;
  private Shipped project;

  /** By attempt. */
  private final Map<String, Victim> victims = new HashMap<>();

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    home = folder.resolve("home");
    project = new Shipped(Files.createDirectories(folder.resolve("project")));
  }

  @Test
  @Tag("slow")
  void goesOnAfterManyKills() throws Exception {
    kill(Integer.getInteger("kills", 40), new Random());
  }

  /**
   * A goal that is stopped, as by Ctrl-Z, tells the end of a job that has ended meanwhile. Its
   * connection keeps the emulator, also with {@code -Dsuspended.seconds=60}, which is longer than
   * an emulator stays that nobody needs.
   */
  @Test
  @Tag("slow")
  void tellsTheEndAfterItWasSuspended() throws Exception {
    project.write(0);
    GoalProcess goal = GoalProcess.start(home, project, 0, 0);
    try {
      Eventually.is(() -> new EmulatorHome(home).running().isPresent());
      try (Remote remote = connect()) {
        List<JobStatus> jobs =
            Eventually.sees(
                () -> remote.jobs().list(new JobQuery.All(), 10), some -> !some.isEmpty());
        goal.signal("STOP");
        JobStatus ended = ended(remote, jobs.get(0).jobId());
        assertThat(ended.state()).isEqualTo(JobStatus.State.SUCCEEDED);
      }
      Thread.sleep(1000 * Long.getLong("suspended.seconds", 0));
      goal.signal("CONT");
      assertThat(goal.ended()).as("%s", goal.said()).isZero();
      assertThat(goal.said()).contains(TASKS + " of " + TASKS + " tasks done");
    } finally {
      goal.kill();
      GoalProcess.endEmulator(home);
    }
  }

  private void kill(int times, Random random) throws Exception {
    try {
      long nanos = firstRun();
      for (int attempt = 0; attempt < times; attempt++) {
        int round = attempt / 2;
        project.write(round);
        kill(round, attempt, random, (long) (random.nextDouble() * nanos));
        if (random.nextBoolean()) {
          check();
        }
      }
      check();
      lastRuns(times);
    } finally {
      GoalProcess.endEmulator(home);
    }
  }

  /** How long a goal takes that starts everything. */
  private long firstRun() throws Exception {
    project.write(0);
    long start = System.nanoTime();
    GoalProcess goal = GoalProcess.start(folder.resolve("other-home"), project, 0, -1);
    assertThat(goal.ended()).as("%s", goal.said()).isZero();
    assertThat(goal.said()).contains("Uploaded 5 objects", TASKS + " of " + TASKS + " tasks done");
    long nanos = System.nanoTime() - start;
    GoalProcess.endEmulator(folder.resolve("other-home"));
    return nanos;
  }

  private void kill(int round, int attempt, Random random, long nanos) throws Exception {
    Victim victim = Victim.values()[attempt % Victim.values().length];
    victims.put("n" + attempt, victim);
    GoalProcess goal = GoalProcess.start(home, project, round, attempt);
    Thread.sleep(Duration.ofNanos(nanos).toMillis());
    List<ProcessHandle> emulators = victim == Victim.GOAL ? List.of() : emulators(goal);
    if (victim != Victim.EMULATOR) {
      goal.kill();
    }
    emulators.forEach(ProcessHandle::destroyForcibly);
    if (victim == Victim.EMULATOR) {
      saysWhatHappened(goal);
    }
  }

  /** The one that owns the folder, and one that the goal may just be starting. */
  private List<ProcessHandle> emulators(GoalProcess goal) {
    return Stream.concat(goal.process().children(), GoalProcess.emulator(home).stream()).toList();
  }

  /** A goal whose emulator goes away ends well, or in one sentence. */
  private static void saysWhatHappened(GoalProcess goal) {
    int code = goal.ended();
    assertThat(goal.said()).doesNotContain("\tat ").doesNotContain("Exception");
    if (code != 0) {
      assertThat(goal.said().lines().filter(line -> line.startsWith("[error]")))
          .as("%s", goal.said())
          .hasSize(1)
          .first()
          .asString()
          .containsAnyOf(
              " cannot be reached, because ",
              "The emulator ended with exit code 137.",
              "Job goal-");
    }
  }

  /** All jobs have come to an end that fits what was killed. */
  private void check() throws Exception {
    try (Remote remote = connect()) {
      List<JobStatus> jobs = new ArrayList<>();
      for (JobStatus job : remote.jobs().list(new JobQuery.All(), 10_000)) {
        jobs.add(ended(remote, job.jobId()));
      }
      Collections.reverse(jobs);
      assertThat(jobs.stream().map(GoalCrashTest::attempt)).doesNotHaveDuplicates();
      jobs.forEach(this::tellsTheTruth);
      runsNothingTwice(jobs);
      codeIsWhole(remote);
    }
  }

  /** A goal that was killed early has made no bucket yet. */
  private void codeIsWhole(Remote remote) throws Exception {
    Path buckets = home.resolve("buckets");
    if (Files.isDirectory(buckets.resolve("goal"))) {
      for (String uri : remote.objects().list("gs://goal/vertexai-code/raw/")) {
        String file = uri.replaceFirst("gs://", "");
        assertThat(Shipped.digest(buckets.resolve(file))).isEqualTo(file.split("/")[4]);
      }
    }
  }

  private Remote connect() {
    Set<String> before = Set.copyOf(marks());
    boolean standing = new EmulatorHome(home).running().isPresent();
    Remote remote = new CloudConnector().connect(Goal.target(new EmulatorHome(home)));
    if (!standing) {
      assertThat(marks()).as("survivors").noneMatch(before::contains);
    }
    return remote;
  }

  private List<String> marks() {
    return ProcessMark.of(home).processes().stream()
        .map(process -> process.pid() + " " + process.info().startInstant())
        .toList();
  }

  private static JobStatus ended(Remote remote, String jobId) {
    return Eventually.sees(() -> remote.jobs().get(jobId), job -> job.state().isFinal());
  }

  private void tellsTheTruth(JobStatus job) {
    Stream<TaskStatus.State> states = job.tasks().stream().map(TaskStatus::state);
    if (job.state() == JobStatus.State.SUCCEEDED) {
      assertThat(states)
          .isSubsetOf(TaskStatus.State.SUCCEEDED, TaskStatus.State.SKIPPED)
          .isNotEmpty();
    } else {
      assertThat(job.error()).contains(STOPPED);
      assertThat(job.tasks().stream().flatMap(task -> task.error().stream())).isSubsetOf(STOPPED);
      assertThat(killedBetween(job)).as("%s", job).isTrue();
    }
  }

  /** The emulator of a job may be killed with a later goal, while the job still runs. */
  private boolean killedBetween(JobStatus job) {
    int attempt = Integer.parseInt(attempt(job).substring(1));
    return Stream.of(attempt, attempt + 1, attempt + 2)
        .map(n -> victims.get("n" + n))
        .anyMatch(victim -> victim == Victim.EMULATOR || victim == Victim.BOTH);
  }

  private static String attempt(JobStatus job) {
    return job.labels().get("attempt");
  }

  /** What was done before a job was created is reused by it. */
  private static void runsNothingTwice(List<JobStatus> jobs) {
    Map<String, Instant> done = new HashMap<>();
    for (JobStatus job : jobs) {
      String round = Integer.toString(Integer.parseInt(attempt(job).substring(1)) / 2);
      for (TaskStatus task : job.tasks()) {
        String work = task.name().matches("make|use") ? task.name() : task.name() + " of " + round;
        boolean ran = task.state() == TaskStatus.State.SUCCEEDED && task.logId().isPresent();
        if (ran) {
          Instant before = done.getOrDefault(work, Instant.MAX);
          assertThat(before).as(work).isAfter(job.created().orElseThrow());
          done.putIfAbsent(work, task.ended().orElseThrow());
        }
      }
    }
  }

  private void lastRuns(int times) throws Exception {
    int round = (times - 1) / 2;
    GoalProcess goal = GoalProcess.start(home, project, round, times + 2);
    assertThat(goal.ended()).as("%s", goal.said()).isZero();
    goal = GoalProcess.start(home, project, round, times + 3);
    assertThat(goal.ended()).as("%s", goal.said()).isZero();
    assertThat(goal.said())
        .contains("Uploaded nothing: the bucket has all code and data.")
        .contains("All " + TASKS + " tasks reused from the cache");
    Path work = home.resolve("work");
    assertThat(Files.exists(work) ? work.toFile().list() : new String[0]).isEmpty();
  }
}
