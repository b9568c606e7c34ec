package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.protobuf.Empty;
import io.github.vertexmaven.emulator.process.ProcessMark;
import io.github.vertexmaven.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks in processes that waited for them are what they are in processes of their own. */
class WarmWorkersTest {

  private static final String NODES =
      """
      package com.acme;
      import java.util.*;
      public final class Nodes {
        static int count;
        public static String gate() throws Exception {
          while (!java.nio.file.Files.exists(java.nio.file.Path.of(System.getenv("GATE")))) { Thread.sleep(10); }
          return "";
        }
        public static String mischief() throws Exception {
          gate();
          System.out.println("a word");
          System.err.println("another");
          switch (System.getenv("MISCHIEF")) {
            case "state" -> {
              count = 100;
              System.setProperty("left", "behind");
              System.setOut(System.err);
              System.setIn(null);
              Locale.setDefault(Locale.GERMANY);
              TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
              java.nio.file.Files.writeString(java.nio.file.Path.of("left"), "behind");
              Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            }
            case "thread" -> new Thread(() -> { while (true) { count++; } }, "stays").start();
            case "output" -> System.out.close();
            case "exit" -> System.exit(3);
            case "exit0" -> System.exit(0);
            case "halt0" -> Runtime.getRuntime().halt(0);
            case "halt" -> Runtime.getRuntime().halt(4);
            case "memory" -> { List<long[]> all = new ArrayList<>(); while (true) { all.add(new long[1 << 22]); } }
            case "throw" -> throw new IllegalStateException("on purpose");
            default -> System.out.println("nothing");
          }
          System.out.println("a last word");
          return "done";
        }
        public static String sleep() throws Exception {
          Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
          System.out.println("asleep");
          Thread.sleep(600_000);
          return "";
        }
        public static String look() throws Exception {
          System.out.println("out");
          System.err.println("err");
          Thread.sleep(20);
          System.out.println("out again");
          return "warm " + Arrays.asList(ProcessHandle.current().info().arguments().orElseThrow()).contains("--wait")
              + "\\n" + System.getProperty("left") + " " + count + " " + System.in.read()
              + "\\n" + Locale.getDefault() + " " + TimeZone.getDefault().getID()
              + "\\n" + System.getenv("MISCHIEF") + " " + new TreeSet<>(System.getenv().keySet())
              + "\\n" + List.of(new java.io.File("").getAbsoluteFile().list())
              + " " + new java.io.File("").getAbsolutePath().equals(System.getenv("HOME"))
              + " " + System.getenv("HOME").endsWith("/" + System.getenv("CLOUD_ML_JOB_ID"))
              + "\\n" + new TreeSet<>(System.getProperties().stringPropertyNames())
              + "\\n" + Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList();
        }
      }
      """;

  @TempDir Path dir;
  private Lab warm;

  @BeforeEach
  void open() {
    warm = Lab.withWarmWorkers(dir.resolve("warm"), 2);
  }

  @AfterEach
  void close() throws Exception {
    warm.close();
    assertThat(ProcessMark.of(dir.resolve("warm")).processes()).isEmpty();
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"state,SUCCEEDED", "exit,FAILED", "memory,FAILED"})
  void theNextTaskSeesNothingOfTheOneBefore(String mischief, String state) throws Exception {
    assertThatNothingIsSeenOf(mischief, state);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"thread,SUCCEEDED", "output,SUCCEEDED", "halt,FAILED", "throw,FAILED"})
  void norOfOtherOnes(String mischief, String state) throws Exception {
    assertThatNothingIsSeenOf(mischief, state);
  }

  private void assertThatNothingIsSeenOf(String mischief, String state) throws Exception {
    Seen one = run(warm, mischief, 2);
    Seen other;
    try (Lab cold = Lab.withWarmWorkers(dir.resolve("cold"), 0)) {
      other = run(cold, mischief, 0);
    }
    assertThat(one.states())
        .isEqualTo(other.states())
        .containsEntry("mischief", state)
        .containsEntry("look", "SUCCEEDED");
    assertThat(one.errors()).isEqualTo(other.errors());
    assertThat(one.look()).startsWith("warm true\nnull 0 -1\n");
    assertThat(other.look()).startsWith("warm false\nnull 0 -1\n");
    assertThat(withoutFirstLine(one.look())).isEqualTo(withoutFirstLine(other.look()));
    assertThat(one.logs()).isEqualTo(other.logs());
  }

  /** The launcher notices an exit itself; a halted JVM can say nothing. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"exit0,2", "exit0,0", "halt0,2", "halt0,0"})
  void aTaskIsNotDoneBecauseItsProcessEndsWell(String mischief, int workers) throws Exception {
    try (Lab lab = Lab.withWarmWorkers(dir.resolve("lab"), workers)) {
      Map<String, String> gate = gate(lab, "open");
      Map<String, String> ending = new HashMap<>(gate);
      ending.put("MISCHIEF", mischief);
      LauncherProject project =
          project(lab)
              .likeCompiled()
              .task("first", "gate", gate)
              .task("ends", "mischief", ending, "first")
              .task("next", "look", Map.of(), "ends");
      open(lab, "open");
      Lab.Ran ran = ended(lab, project);
      assertThat(ran.states())
          .isEqualTo(Map.of("first", "SUCCEEDED", "ends", "FAILED", "next", "NOT_TRIGGERED"));
      assertThat(ran.errors()).containsOnlyKeys("", "ends");
      if (mischief.equals("exit0")) {
        assertThat(ran.errors().get("ends"))
            .isEqualTo("The replica workerpool0-0 exited with a non-zero status of 1.");
        assertThat(String.join("\n", log(ran, "ends")))
            .contains(
                "Node 'node' (com.acme.Nodes#mischief) called System.exit before its work was done. Code of a pipeline must not end the JVM: return from the node, or throw an exception if something is wrong.")
            .contains("at com.acme.Nodes.mischief(Nodes.java:");
      } else {
        assertThat(ran.errors().get("ends"))
            .matches(
                "The process ended with exit code 0, but the launcher did not report the end of the task: there is no gs://lab/root/\\d+/job-\\d+/ends_-?\\d+"
                    + "/executor_output\\.json\\. Code of the task ended the JVM with Runtime\\.halt\\."
                    + " None of its outputs are kept\\.");
      }
      assertThat(ended(lab, project).states())
          .as("reuses only what was done")
          .isEqualTo(Map.of("first", "SKIPPED", "ends", "FAILED", "next", "NOT_TRIGGERED"));
    }
  }

  /** Each look says first whether its process had waited. */
  @Test
  void onlyOurLauncherWaitsAndOnlyIfNothingIsMissing() throws Exception {
    LauncherProject project =
        project(warm)
            .task("first", "gate", gate(warm, "first"))
            .task("waited", "look", Map.of("A", "b$(LANG)"), "first")
            .task("input", "look", Map.of("A", "{{$.inputs.parameters['what']}}"), "first")
            .task("debugged", "look", List.of("-Xdebug"), Map.of(), "first");
    String name = submit(warm, project);
    Eventually.is(() -> waiting(warm.home()) == 1);
    open(warm, "first");
    Lab.Ran ran = warm.ended(name);
    assertThat(ran.artifact("waited", "out")).startsWith("warm true");
    assertThat(ran.artifact("input", "out")).startsWith("warm false");
    assertThat(ran.artifact("debugged", "out")).startsWith("warm false");
  }

  @Tag("slow")
  @Test
  void aLauncherThatDoesNotKnowHowToWaitIsStartedAsAlways() throws Exception {
    LauncherProject project =
        project(warm)
            .olderThanWaiting()
            .task("first", "any", Map.of())
            .task("second", "any", Map.of(), "first");
    Lab.Ran ran = ended(warm, project);
    assertThat(ran.states()).isEqualTo(Map.of("first", "SUCCEEDED", "second", "SUCCEEDED"));
    assertThat(log(ran, "second")).hasSize(1).allMatch(line -> line.contains("4 arguments"));
  }

  @Tag("slow")
  @Test
  void aClientSwitchesThemOffForTheJobsThatFollow() throws Exception {
    Files.writeString(warm.home().resolve("preferences.json"), "{\"warmWorkers\": 0}");
    assertThat(run(warm, "none", 0).look()).startsWith("warm false");
    Files.writeString(warm.home().resolve("preferences.json"), "{\"warmWorkers\": 1}");
    assertThat(run(warm, "none", 1).look()).startsWith("warm true");
  }

  @Tag("slow")
  @Test
  void aCancelEndsTheTaskAndWhatWaitsForTheNext() throws Exception {
    LauncherProject project =
        project(warm)
            .task("first", "gate", gate(warm, "first"))
            .task("second", "sleep", Map.of(), "first")
            .task("third", "look", Map.of(), "second");
    String name = submit(warm, project);
    Eventually.is(() -> waiting(warm.home()) == 2);
    open(warm, "first");
    warm.await(name, ran -> log(ran, "second").toString().contains("asleep"));
    assertThat(waiting(warm.home())).isEqualTo(2);
    warm.grpc.pipelines(
        "CancelPipelineJob",
        CancelPipelineJobRequest.newBuilder().setName(name).build(),
        Empty.getDefaultInstance());
    Lab.Ran ran = warm.ended(name);
    assertThat(ran.states())
        .isEqualTo(Map.of("first", "SUCCEEDED", "second", "CANCELLED", "third", "CANCELLED"));
    assertThat(log(ran, "second").toString()).contains("hook");
    // Who waits for the job does not wait for what is cleaned up behind it.
    Eventually.is(() -> ProcessMark.of(warm.home()).processes().isEmpty());
    Eventually.is(() -> warm.home().resolve("work").toFile().list().length == 0);
  }

  @Tag("slow")
  @Test
  void whatWaitsGoesWithAKilledEmulator() throws Exception {
    Path home = dir.resolve("standing");
    try (Standing emulator = Standing.start(home, "--warm-workers", "1")) {
      LauncherProject project =
          LauncherProject.in(Files.createDirectories(home.resolve("buckets/lab")), NODES)
              .task("first", "sleep", Map.of())
              .task("second", "look", Map.of(), "first");
      String name = emulator.submit(Lab.request(project.spec(), Map.of()).build());
      emulator.await(name, ran -> waiting(home) == 1);
      emulator.kill();
      // By itself: there is no emulator that would end it.
      Eventually.is(() -> waiting(home) == 0);
      try (Standing next = Standing.start(home)) {
        assertThat(ProcessMark.of(home).processes()).isEmpty();
        assertThat(next.get(name).states())
            .isEqualTo(Map.of("first", "FAILED", "second", "CANCELLED"));
      }
    }
  }

  /** Those that were told to wait, at work or not. */
  private static long waiting(Path home) {
    return ProcessMark.of(home).processes().stream()
        .filter(
            process -> List.of(process.info().arguments().orElse(new String[0])).contains("--wait"))
        .count();
  }

  /** What of a job can be seen, without what differs from run to run. */
  private record Seen(
      Map<String, String> states, Map<String, String> errors, String look, List<String> logs) {}

  /**
   * Each task before the last one ends only when what follows it is waited for.
   *
   * @param limit how many may wait
   */
  private static Seen run(Lab lab, String mischief, int limit) throws Exception {
    Files.deleteIfExists(lab.home().resolve("first"));
    Files.deleteIfExists(lab.home().resolve("mischief"));
    Map<String, String> environment = new HashMap<>(gate(lab, "mischief"));
    environment.put("MISCHIEF", mischief);
    LauncherProject project =
        project(lab)
            .task("first", "gate", gate(lab, "first"))
            .task("mischief", "mischief", List.of("-Xmx64m"), environment, "first")
            .task("look", "look", Map.of("MISCHIEF", "other"), "mischief");
    String name = submit(lab, project);
    Eventually.is(() -> waiting(lab.home()) == limit);
    open(lab, "first");
    // Of these two the one at work counts as well: it was told to wait.
    Eventually.is(() -> limit == 0 || waiting(lab.home()) == 2);
    open(lab, "mischief");
    Lab.Ran ran = lab.ended(name);
    assertThat(ProcessMark.of(lab.home()).processes()).isEmpty();
    return new Seen(
        ran.states(),
        ran.errors(),
        ran.artifact("look", "out"),
        Stream.of("mischief", "look").flatMap(task -> log(ran, task).stream()).toList());
  }

  /** What the node named gate waits for. */
  private static Map<String, String> gate(Lab lab, String task) {
    return Map.of("GATE", lab.home().resolve(task).toString());
  }

  private static void open(Lab lab, String task) throws Exception {
    Files.writeString(lab.home().resolve(task), "");
  }

  private static LauncherProject project(Lab lab) throws Exception {
    return LauncherProject.in(Files.createDirectories(lab.bucket("lab")), NODES);
  }

  private static Lab.Ran ended(Lab lab, LauncherProject project) {
    return lab.ended(submit(lab, project));
  }

  private static String submit(Lab lab, LauncherProject project) {
    return lab.grpc.create(Lab.request(project.spec(), Map.of()).build()).getName();
  }

  private static String withoutFirstLine(String look) {
    return look.substring(look.indexOf('\n'));
  }

  /** Severity and text of each line. */
  private static List<String> log(Lab.Ran ran, String name) {
    Optional<PipelineTaskDetail> task = ran.find(name);
    return task.isPresent() ? log(ran, task.get()) : List.of();
  }

  private static List<String> log(Lab.Ran ran, PipelineTaskDetail task) {
    String customJob =
        task.getExecutorDetail().getContainerDetail().getMainJob().replaceFirst(".*/", "");
    try (Stream<Path> files = Files.walk(ran.home().resolve("jobs"))) {
      Optional<Path> file =
          files.filter(path -> path.toString().endsWith("-" + customJob + ".jsonl")).findAny();
      return (file.isPresent() ? Files.readAllLines(file.get()) : List.<String>of())
          .stream().map(line -> line.replaceFirst("\\{\"t\":\"[^\"]*\",", "")).sorted().toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
