package io.github.vertexmaven.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.testing.Compiled;
import io.github.vertexmaven.testing.StagedTask;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A launcher that is started before its task is due, and what its rehearsal leaves: nothing. */
class WaitingTest {

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      import io.github.vertexmaven.hook.Hook;
      import java.util.*;
      public final class Nodes {
        static { System.out.println("initialised"); }
        public static final class Told implements Hook {
          public Told() { System.out.println("hook"); }
        }
        public record Row(String a, int b) {}
        @Node(outputs = "table") public static List<Row> table(@Input String raw) {
          System.out.println(raw + " " + System.getProperties().stringPropertyNames().stream()
              .filter(name -> name.startsWith("vertexai")).sorted().toList());
          System.out.println(Thread.getAllStackTraces().keySet().stream()
              .map(Thread::getName).filter(name -> name.startsWith("node")).sorted().toList());
          return List.of(new Row(raw, 1));
        }
      }
      """;

  @TempDir Path dir;
  private StagedTask task;
  private Process process;

  @BeforeEach
  void stage() throws IOException {
    Path classes = Compiled.into(dir.resolve("classes"), NODES);
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("io.github.vertexmaven.hook.Hook"), "com.acme.Nodes$Told\n");
    Files.createDirectories(dir.resolve("tmp"));
    Files.writeString(
        Files.createDirectories(dir.resolve("gcs/bucket")).resolve("raw.txt"), "raw ü");
    task = StagedTask.in(dir.resolve("code"), classes, DESCRIPTION);
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void runsNothingOfTheProjectBeforeItHasItsArguments() throws Exception {
    start();
    assertThat(process.getInputStream().read()).isEqualTo(6);
    assertThat(process.getInputStream().available()).isZero();
    assertThat(dir.resolve("tmp")).isEmptyDirectory();
    send("--executor-input", input(), "--job-name", "job");
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(
            "hook\ninitialised\nraw ü [vertexai.code.folder, vertexai.own.jars]\n[node-1]\n");
    assertThat(process.getErrorStream().readAllBytes()).isEmpty();
    assertThat(process.waitFor()).isZero();
    assertThat(dir.resolve("gcs/bucket/run/table")).content().isEqualTo("a,b\nraw ü,1\n");
    assertThat(dir.resolve("gcs/bucket/run/executor_output.json")).isNotEmptyFile();
  }

  @Test
  void takesArgumentsThatAreThereBeforeItIsReady() throws Exception {
    start();
    send("--executor-input", input());
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).startsWith("\6hook");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void goesQuietlyWhenNobodyIsThereAnyMore() throws Exception {
    start();
    process.getOutputStream().close();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("\6");
    assertThat(process.getErrorStream().readAllBytes()).isEmpty();
    assertThat(process.waitFor()).isZero();
    assertThat(dir.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void isNeverReadyWithoutItsJars() throws Exception {
    Files.delete(dir.resolve("code/jars/project.jar"));
    start();
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isOne();
  }

  private void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            task.launchJar().toString(),
            "io.github.vertexmaven.boot.Boot",
            "--wait");
    builder.environment().put("VERTEXAI_GCS_MOUNT", dir.resolve("gcs").toString());
    builder.environment().put("TMPDIR", dir.resolve("tmp").toString());
    process = builder.start();
  }

  private void send(String... arguments) throws IOException {
    try (DataOutputStream out = new DataOutputStream(process.getOutputStream())) {
      out.writeInt(arguments.length);
      for (String argument : List.of(arguments)) {
        byte[] text = argument.getBytes(UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    }
  }

  private String input() {
    return """
        {"inputs": {"artifacts": {"raw": {"artifacts": [{"name": "n", "uri": "gs://bucket/raw.txt"}]}}},
         "outputs": {"artifacts": {"table": {"artifacts": [{"name": "n", "uri": "gs://bucket/run/table"}]}},
                     "outputFile": "%s"}}
        """
        .formatted(dir.resolve("gcs/bucket/run/executor_output.json"));
  }

  private static final String DESCRIPTION =
      """
      {"formatVersion": 2, "env": "local", "parameters": [],
       "pipelines": {"__default__": ["table"]},
       "nodes": {"table": {"name": "table", "namespace": "", "tags": [],
         "class": "com.acme.Nodes", "method": "table",
         "inputs": [{"kind": "dataset", "name": "raw", "type": "java.lang.String", "class": "java.lang.String"}],
         "outputs": [{"dataset": "table", "part": "whole", "key": "", "type": "java.lang.Object"}]}},
       "inputs": {"raw": "raw"}, "outputs": {"table": "table"},
       "catalog": {"raw": {"type": "text", "filepath": "raw.txt"}, "table": {"type": "csv", "filepath": "table.csv"}}}
      """;
}
