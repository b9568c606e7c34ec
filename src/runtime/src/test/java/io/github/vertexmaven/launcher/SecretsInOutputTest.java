package io.github.vertexmaven.launcher;

import static io.github.vertexmaven.launcher.TaskRig.node;
import static io.github.vertexmaven.launcher.TaskRig.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.launcher.TaskProcess.Command;
import io.github.vertexmaven.launcher.TaskRig.Task;
import io.github.vertexmaven.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task knows as secrets stands nowhere in what it prints, whoever prints it and how. */
class SecretsInOutputTest {

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      public final class Nodes {
        private static String word(String... parts) { return String.join("-", parts); }
        @Node public static void leaks(@Param String open) {
          String password = word("canary", "credential"), masked = word("canary", "masked");
          System.out.println("connecting with " + password);
          System.out.print(password.substring(0, 9));
          System.out.print(password.substring(9) + "\\n");
          System.err.println("param " + masked + " of " + open);
          System.out.println("number 20261130, port 8080, user sa");
          System.out.println("json {\\"p\\":\\"" + word("canary", "\\\\\\"quoted") + "\\"}");
          System.out.print("tail " + password.substring(0, 7));
          throw new IllegalStateException(
              "cannot log in with " + password, new RuntimeException("and " + masked + " is wrong"));
        }
      }
      """;

  @TempDir Path dir;

  @Test
  void areNowhere() throws Exception {
    TaskRig rig = TaskRig.in(dir);
    Compiled.into(rig.classes(), NODES);
    Task task =
        task(
                node("leaks", TaskRig.input("parameter", "open", "java.lang.String")),
                Map.of(),
                Map.of(),
                "{}",
                List.of("open"))
            .with(
                "runTime",
                """
                {"credentials": {
                  "db": {"user": "sa", "password": "canary-credential", "pin": 20261130, "port": 8080},
                  "api": {"key": "canary-\\"quoted"},
                  "params:login": {"value": {"word": "canary-masked"}}}}""");
    TaskProcess ended =
        TaskProcess.run(
            rig,
            task,
            rig.executorInput(Map.of("open", "\"public\""), Map.of(), Map.of()),
            Command.ofThisJava());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .doesNotContain("canary-credential", "canary-masked", "quoted", "20261130")
        .contains(
            "connecting with ***\n***\n",
            "param *** of public",
            "number ***, port 8080, user sa",
            "json {\"p\":\"***\"}",
            "cannot log in with ***",
            "Caused by: java.lang.RuntimeException: and *** is wrong")
        .endsWith("canary-");
  }
}
