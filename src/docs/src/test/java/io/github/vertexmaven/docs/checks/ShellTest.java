package io.github.vertexmaven.docs.checks;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Commands that are not Maven's in a project of a user: those of this project's own build are held
 * against its parts, the few others are named here with the test that runs them.
 */
class ShellTest {

  private static final String EMULATOR_TESTS =
      "src/emulator/src/test/java/io/github/vertexmaven/emulator/";

  /** What messages tell people to type, which their tests hold. */
  private static final String GRANTS =
      "src/plugin/src/main/java/io/github/vertexmaven/core/service/Grant.java";

  /** The beginning of a command, and a test with a text that is in it. */
  private static final Map<String, List<String>> RUN_BY =
      Map.ofEntries(
          entry(
              "java -cp … io.github.vertexmaven.emulator.Emulator --home DIR",
              List.of(EMULATOR_TESTS + "Standing.java", "\"--home\"")),
          entry(
              "curl -H \"Authorization: Bearer $(cat DIR/token)\" -H 'Content-Type: application/yaml'",
              List.of(EMULATOR_TESTS + "ContainerTest.java", "\"application/yaml\"")),
          entry(
              "<command of the task> --preview FILE",
              List.of(EMULATOR_TESTS + "PreviewProcessTest.java", "preview")),
          entry("docker load", List.of(EMULATOR_TESTS + "Podman.java", "\"load\", \"--input\"")),
          entry(
              "java -cp src/emulator/target/classes",
              List.of(EMULATOR_TESTS + "EngineBenchmark.java", "void main(")),
          entry(
              "io.github.vertexmaven.catalog.object.ObjectBenchmark",
              List.of(
                  "src/runtime/src/test/java/io/github/vertexmaven/catalog/object/ObjectBenchmark.java",
                  "void main(")),
          entry(
              "gcloud projects add-iam-policy-binding ",
              List.of(GRANTS, "\"gcloud projects add-iam-policy-binding \"")),
          entry(
              "gcloud storage buckets add-iam-policy-binding gs://",
              List.of(GRANTS, "\"gcloud storage buckets add-iam-policy-binding gs://\"")),
          entry(
              "gcloud iam service-accounts add-iam-policy-binding ",
              List.of(GRANTS, "\"gcloud iam service-accounts add-iam-policy-binding \"")),
          entry(
              "cd spaceflights",
              List.of("src/it/setup-starter/verify.groovy", "generated/spaceflights")),
          entry("src/it/bench/tables -p python3", List.of("src/it/bench/tables", "getopts p:w:")));

  /** Nobody can run these without an account of Google's; there are no others. */
  private static final List<String> OF_GOOGLE = List.of("gcloud auth application-default login");

  private static List<Code> commands() {
    List<Code> commands = new ArrayList<>();
    Markdown.blocks().forEach(block -> commands.addAll(ShellBlock.lines(block)));
    Markdown.inline().stream()
        .filter(code -> code.text().matches("(\\./mvnw|gcloud|git|curl|docker|java|jshell) .*"))
        .forEach(commands::add);
    return commands.stream().filter(code -> !code.text().startsWith("mvn ")).toList();
  }

  @Test
  void everyOtherCommandIsRunByATest() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Code command : commands()) {
      boolean known =
          command.text().startsWith("./mvnw ")
              || OF_GOOGLE.contains(command.text().replaceAll("\\s+", " "))
              || RUN_BY.keySet().stream().anyMatch(command.text()::startsWith);
      if (!known) {
        unknown.add(command.at() + ": " + command.text());
      }
    }
    assertThat(unknown).isEmpty();
    for (List<String> test : RUN_BY.values()) {
      assertThat(Files.readString(Markdown.TOP.resolve(test.get(0)))).contains(test.get(1));
    }
  }

  @Test
  void callsOfThisProjectsBuildNameWhatItHas() throws IOException {
    List<Command> calls =
        commands().stream()
            .filter(code -> code.text().startsWith("./mvnw "))
            .map(code -> Command.of(code.at(), code.text().substring(7)))
            .toList();
    assertThat(calls).hasSizeGreaterThan(8);
    String build =
        text("pom.xml", ".xml")
            + text("archetype/pom.xml", ".xml")
            + text("src", ".xml", ".java", ".groovy");
    for (Command call : calls) {
      call.options().forEach((name, value) -> check(call, name, value, build));
    }
  }

  private static void check(Command call, String name, String value, String build) {
    switch (name) {
      case "-pl" -> {
        for (String module : value.split(",")) {
          assertThat(Markdown.TOP.resolve(module).resolve("pom.xml")).as(call.toString()).exists();
        }
      }
      case "-P" -> assertThat(build).as(call.toString()).contains("<id>" + value + "</id>");
      case "test" -> assertThat(build).as(call.toString()).contains("class " + value);
      case "invoker.test" -> {
        for (String project : value.split(",")) {
          assertThat(Markdown.TOP.resolve("src/it").resolve(project))
              .as(call.toString())
              .isDirectory();
        }
      }
      case "mdep.outputFile", "altDeploymentRepository", "surefire.failIfNoSpecifiedTests" -> {}
      default -> assertThat(build).as(call.toString()).contains(name);
    }
  }

  private static String text(String start, String... ends) throws IOException {
    try (Stream<Path> files = Files.walk(Markdown.TOP.resolve(start))) {
      return files
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> Stream.of(ends).anyMatch(file.toString()::endsWith))
          .map(ShellTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
