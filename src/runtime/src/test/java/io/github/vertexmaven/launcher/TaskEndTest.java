package io.github.vertexmaven.launcher;

import static io.github.vertexmaven.launcher.TaskRig.node;
import static io.github.vertexmaven.launcher.TaskRig.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.launcher.TaskProcess.Command;
import io.github.vertexmaven.launcher.TaskRig.Task;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that cannot go on end, and say why. */
class TaskEndTest {

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      import java.util.*;
      import java.util.concurrent.*;
      public final class Nodes {
        private static final List<Object> HELD = new ArrayList<>();
        static void fillAndHold() {
          for (int size = 1 << 16; size >= 8; size /= 2) {
            try { while (true) { HELD.add(new byte[size]); } }
            catch (OutOfMemoryError e) { if (size == 8) throw e; }
          }
        }
        @Node public static void fill() {
          List<long[]> all = new ArrayList<>();
          while (true) { all.add(new long[1 << 18]); }
        }
        @Node public static void hold() { fillAndHold(); }
        @Node public static void patient() throws InterruptedException { new CountDownLatch(1).await(); }
        @Node public static void threaded() throws InterruptedException {
          new Thread(Nodes::fillAndHold, "helper").start();
          new CountDownLatch(1).await();
        }
        @Node public static void hang() throws InterruptedException { Thread.sleep(600_000); }
        @Node(outputs = "big") public static byte[] exit() { System.exit(0); return new byte[1]; }
        @Node(outputs = "big") public static byte[] exitElsewhere() throws InterruptedException {
          Thread other = new Thread(() -> Runtime.getRuntime().exit(0), "other");
          other.start();
          other.join();
          return new byte[1];
        }
        @Node public static void leavesThreads() throws InterruptedException {
          Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { Thread.onSpinWait(); } }));
          new Thread(() -> { while (true) { } }, "left").start();
        }
        @Node public static void waits() throws Exception {
          java.nio.file.Files.createFile(java.nio.file.Path.of(System.getenv("VERTEXAI_GCS_MOUNT"), "waits"));
          new CountDownLatch(1).await();
        }
        @Node(outputs = "big") public static byte[] big() { return new byte[4_000_000]; }
        public static final class Forgetful implements io.github.vertexmaven.catalog.Dataset {
          private final java.nio.file.Path file;
          public Forgetful(io.github.vertexmaven.catalog.DatasetDefinition definition) { file = definition.path().orElseThrow(); }
          @Override public Object load(java.lang.reflect.Type wanted) { return null; }
          @Override public void save(Object value, java.lang.reflect.Type written) { }
          @Override public boolean exists() { return java.nio.file.Files.exists(file); }
        }
      }
      """;

  private static final Command LITTLE_MEMORY =
      Command.ofThisJava("-Xmx32m", "-XX:ActiveProcessorCount=2");

  @TempDir Path dir;
  private TaskRig rig;

  @BeforeEach
  void compileNodes() throws IOException {
    rig = TaskRig.in(dir);
    Compiled.into(rig.classes(), NODES);
  }

  private static Task taskOf(String method) {
    return task(node(method), Map.of(), Map.of(), "{}", List.of());
  }

  private TaskProcess run(Task task, Command how) throws Exception {
    return TaskProcess.run(rig, task, rig.executorInput(Map.of(), Map.of(), Map.of()), how);
  }

  @Test
  void endsANodeThatRunsLongerThanItMay() {
    Task task = taskOf("hang").with("timeouts", "{\"hang\": 1}");
    assertThatThrownBy(() -> rig.run(task, rig.executorInput(Map.of(), Map.of(), Map.of())))
        .isInstanceOf(RunFailedException.class)
        .hasMessage(
            "Node 'hang' (com.acme.Nodes#hang) failed:"
                + " io.github.vertexmaven.runner.NodeTimeoutException: it ran longer than its timeout"
                + " of 1 s and was ended");
  }

  @Test
  void endsWithTheReasonWhenMemoryRunsOut() throws Exception {
    TaskProcess ended = run(taskOf("fill"), LITTLE_MEMORY);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains("Node 'fill' (com.acme.Nodes#fill) failed:")
        .contains(
            "java.lang.OutOfMemoryError: Java heap space. Give the task more memory with run_config.resources, of which its JVM takes 75 %, or give its JVM more with run_config.jvm_flags, such as -Xmx4g.\n\tat ")
        .contains("com.acme.Nodes.fill(");
  }

  @Tag("slow")
  @Test
  void endsWithTheReasonWhenNoMemoryIsGivenBack() throws Exception {
    TaskProcess ended = run(taskOf("hold"), LITTLE_MEMORY);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("java.lang.OutOfMemoryError");
  }

  @Tag("slow")
  @Test
  void doesNotWaitForOtherNodesWhenMemoryRanOut() throws Exception {
    Task two =
        taskOf("hold")
            .with("pipelines", "{\"__default__\": [\"hold\", \"patient\"]}")
            .with(
                "nodes", "{\"hold\": " + node("hold") + ", \"patient\": " + node("patient") + "}");
    TaskProcess ended = run(two, LITTLE_MEMORY);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("java.lang.OutOfMemoryError");
  }

  @Tag("slow")
  @Test
  void endsWhenAThreadThatANodeWaitsForDiesOfIt() throws Exception {
    TaskProcess ended = run(taskOf("threaded"), LITTLE_MEMORY);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .startsWith(
            "Out of memory: java.lang.OutOfMemoryError. Give the task more memory with run_config.resources, of which its JVM takes 75 %, or give its JVM more with run_config.jvm_flags, such as -Xmx4g.\n");
  }

  private static final String NOT_AN_END =
      " called System.exit before its work was done. Code of a pipeline must not end the JVM: return from the node, or throw an exception if something is wrong.\n";

  @Test
  void isNotDoneWhenANodeEndsTheJvm() throws Exception {
    TaskProcess ended = run(taskOf("exit"), Command.ofThisJava());
    assertThat(ended.output())
        .matches(
            Pattern.quote("Node 'exit' (com.acme.Nodes#exit)" + NOT_AN_END)
                + "\\tat com\\.acme\\.Nodes\\.exit\\(Nodes\\.java:\\d+\\)\n");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(rig.outputFile()).doesNotExist();
  }

  @Tag("slow")
  @Test
  void isNotDoneWhenAThreadOfANodeEndsTheJvm() throws Exception {
    TaskProcess ended = run(taskOf("exitElsewhere"), Command.ofThisJava());
    assertThat(ended.output())
        .startsWith("Node 'exitElsewhere' (com.acme.Nodes#exitElsewhere)" + NOT_AN_END)
        .contains("\tat com.acme.Nodes.lambda$exitElsewhere$");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(rig.outputFile()).doesNotExist();
  }

  @Test
  void isNotDoneWhenOneOfTheNodesOfAGroupEndsTheJvm() throws Exception {
    Task two =
        taskOf("exitElsewhere")
            .with("pipelines", "{\"__default__\": [\"exit\", \"patient\"]}")
            .with(
                "nodes", "{\"exit\": " + node("exit") + ", \"patient\": " + node("patient") + "}");
    TaskProcess ended = run(two, Command.ofThisJava("-XX:ActiveProcessorCount=2"));
    assertThat(ended.output()).startsWith("Node 'exit' (com.acme.Nodes#exit)" + NOT_AN_END);
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  @Tag("slow")
  @Test
  void isDoneThoughANodeLeavesAThreadAndAShutdownHookThatNeverEnd() throws Exception {
    TaskProcess ended = run(taskOf("leavesThreads"), Command.ofThisJava());
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).isEmpty();
    assertThat(rig.outputFile()).exists();
  }

  /** The service cancels a task by a signal: that is nothing that the node did. */
  @Tag("slow")
  @Test
  @EnabledOnOs(OS.LINUX)
  void keepsTheExitCodeOfASignal() throws Exception {
    Command signalled =
        Command.ofThisJava()
            .within(
                "/bin/sh",
                "-c",
                "\"$@\" & until [ -e '"
                    + rig.mount()
                    + "/waits' ]; do sleep 0.05; done;"
                    + " kill $!; wait $!",
                "sh");
    TaskProcess ended = run(taskOf("waits"), signalled);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(128 + 15);
  }

  private static Task bigTask(String entry) {
    return task(
        node("big").writes("big", "whole", ""),
        Map.of(),
        Map.of("big", "big"),
        "{\"big\": " + entry + "}",
        List.of());
  }

  private TaskProcess runBig(String entry, Command how) throws Exception {
    String input = rig.executorInput(Map.of(), Map.of(), Map.of("big", "gs://bucket/run/big"));
    return TaskProcess.run(rig, bigTask(entry), input, how);
  }

  @Test
  void isNotDoneWhenADatasetKeepsNothing() throws Exception {
    String entry = "{\"type\": \"com.acme.Nodes$Forgetful\", \"filepath\": \"data/big\"}";
    TaskProcess ended = runBig(entry, Command.ofThisJava());
    assertThat(ended.output())
        .isEqualTo(
            "Dataset 'big' was saved but does not exist at the end of its task: gs://bucket/run/big. Its type does not save the value, or something has deleted it.\n");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(rig.outputFile()).doesNotExist();
  }

  /** The device that is always full stands for the bucket. */
  @Tag("slow")
  @Test
  @EnabledOnOs(OS.LINUX)
  void endsWithTheReasonWhenTheBucketTakesNoMore() throws Exception {
    Path run = Files.createDirectories(rig.mount().resolve("bucket/run"));
    Files.createSymbolicLink(run.resolve("big"), Path.of("/dev/full"));
    TaskProcess ended =
        runBig("{\"type\": \"bytes\", \"filepath\": \"data/big\"}", Command.ofThisJava());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .startsWith(
            "Node 'big' (com.acme.Nodes#big) failed:\n"
                + "io.github.vertexmaven.catalog.DatasetException: Dataset 'big' (bytes,"
                + " gs://bucket/run/big): ")
        .contains("No space left on device");
    assertThat(rig.outputFile()).doesNotExist();
  }

  /** A limit on the size of files does what a small disk would, for any user. */
  @Tag("slow")
  @Test
  @EnabledOnOs(OS.LINUX)
  void endsWithTheReasonWhenTheDiskIsFull() throws Exception {
    Command small =
        Command.ofThisJava("-XX:-UsePerfData")
            .within("/bin/sh", "-c", "ulimit -f 2000; exec \"$@\"", "sh");
    for (String entry :
        List.of(
            "{\"type\": \"bytes\", \"filepath\": \"data/big\"}",
            "{\"type\": \"object\", \"filepath\": \"data/big\"}")) {
      TaskProcess ended = runBig(entry, small);
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.output())
          .startsWith("Node 'big' (com.acme.Nodes#big) failed:\n")
          .contains("Dataset 'big' (")
          .contains("File too large");
      assertThat(rig.outputFile()).doesNotExist();
      assertThat(rig.mount().resolve("bucket/run/big")).doesNotExist();
    }
  }
}
