package io.github.vertexmaven.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.testing.Compiled;
import io.github.vertexmaven.testing.StagedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks are given and print, in images with any locale or none. */
@EnabledOnOs(OS.LINUX)
class CharactersTest {

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      public final class Nodes {
        @Node(outputs = "greeting") public static String greet(@Param String who) {
          System.out.println("out " + who);
          System.err.println("err " + who);
          return who;
        }
      }
      """;

  private static final String DESCRIPTION =
      """
      {"formatVersion": 2, "env": "local", "parameters": [{"input": "who", "path": ["who"]}],
       "pipelines": {"__default__": ["greet"]},
       "nodes": {"greet": {"name": "greet", "namespace": "", "tags": [],
         "class": "com.acme.Nodes", "method": "greet",
         "inputs": [{"kind": "parameter", "name": "who", "type": "java.lang.String", "class": "java.lang.String"}],
         "outputs": [{"dataset": "greeting", "part": "whole", "key": "", "type": "java.lang.Object"}]}},
       "inputs": {}, "outputs": {"greeting": "greeting"},
       "catalog": {"greeting": {"type": "text", "filepath": "greeting.txt"}}}
      """;

  private static final String WHO = "Jürgen 🚀 日本";

  private record Ended(int code, String out, String err) {}

  @TempDir Path dir;
  private StagedTask task;

  @BeforeEach
  void stage() throws IOException {
    Path classes = Compiled.into(dir.resolve("classes"), NODES);
    task = StagedTask.in(dir.resolve("code"), classes, DESCRIPTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "xx_YY.ISO-8859-1"})
  void arriveAndArePrintedAsTheyAre(String locale) throws Exception {
    Ended ended = run("greeting", Map.of("LC_ALL", locale));
    assertThat(ended.err()).isEqualTo("err " + WHO + "\n");
    assertThat(ended.out()).isEqualTo("out " + WHO + "\n");
    assertThat(ended.code()).isZero();
    assertThat(dir.resolve("gcs/bucket/run/greeting")).content().isEqualTo(WHO);
  }

  @Test
  void ofFileNamesAreRefusedWhereTheLocaleLacksThem() throws Exception {
    Ended ended = run("größe", Map.of("LC_ALL", "C"));
    assertThat(ended.err())
        .isEqualTo(
            "'bucket/run/größe' cannot be the name of a file here: the locale has only the"
                + " characters of US-ASCII. Set LC_ALL to a locale with UTF-8, such as C.UTF-8: for"
                + " goals in the environment of Maven, for tasks in run_config.nodes.<node>.env.\n");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void ofVariablesAreToldWhereTheLocaleLacksThem() throws Exception {
    Ended ended = run("greeting", Map.of("LC_ALL", "C", "GREETING", "Grüß Gott"));
    assertThat(ended.err())
        .startsWith(
            "These environment variables have characters that the locale lacks, so this task cannot read them: GREETING. Set LC_ALL: C.UTF-8 in run_config.nodes.<node>.env, or in the image.\n");
    assertThat(ended.code()).isZero();
  }

  /** The JVM itself opens such a file; what the system keeps is its name alone. */
  @Test
  void ofArgumentsAreRefusedWhereTheyCannotBeKnown() throws Exception {
    Path file = dir.resolve("arguments");
    Files.writeString(file, line("greeting").replace('\n', ' '));
    Ended ended = start("@" + file, Map.of("LC_ALL", "C"));
    assertThat(ended.err())
        .isEqualTo(
            "The arguments of the task have damaged characters: the locale has only those of ANSI_X3.4-1968, and the original characters are not known. Set LC_ALL: C.UTF-8 in run_config.nodes.<node>.env, or in the image.\n");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(dir.resolve("gcs/bucket/run/greeting")).doesNotExist();
  }

  private Ended run(String output, Map<String, String> environment) throws Exception {
    return start(line(output), environment);
  }

  private String line(String output) {
    return "-cp '"
        + task.launchJar()
        + "' io.github.vertexmaven.boot.Boot --executor-input '"
        + input(output)
        + "' --job-name job";
  }

  /** A script hands the bytes over, whatever the locale of this test. */
  private Ended start(String line, Map<String, String> environment) throws Exception {
    StringBuilder script = new StringBuilder("unset LANG LC_CTYPE\n");
    environment.forEach((name, value) -> script.append("export " + name + "='" + value + "'\n"));
    script.append("export VERTEXAI_GCS_MOUNT='" + dir.resolve("gcs") + "'\n");
    script.append("exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "'");
    script.append(" " + line + "\n");
    Path file = Files.writeString(dir.resolve("task.sh"), script.toString());
    Process process =
        new ProcessBuilder("/bin/sh", file.toString())
            .redirectOutput(dir.resolve("out").toFile())
            .redirectError(dir.resolve("err").toFile())
            .start();
    int code = process.waitFor();
    return new Ended(code, read("out"), read("err"));
  }

  private String read(String name) throws IOException {
    return new String(Files.readAllBytes(dir.resolve(name)), UTF_8);
  }

  private String input(String output) {
    return """
        {"inputs": {"parameterValues": {"who": "%s"}},
         "outputs": {"artifacts": {"greeting": {"artifacts": [{"name": "n", "uri": "gs://bucket/run/%s"}]}},
                     "outputFile": "%s"}}"""
        .formatted(WHO, output, dir.resolve("gcs/bucket/run/executor_output.json"));
  }
}
