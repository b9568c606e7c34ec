package io.github.vertexmaven.core.compile.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.Javac;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.waiting.Eventually;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks programs that say what the runtime's could say. */
class JavaForkTest {

  @TempDir Path dir;

  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aFolderThatNoClassPathCanNameIsRefused() {
    assumeTrue(File.pathSeparator.equals(":"));
    Path classes = dir.resolve("a:b").resolve("classes");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProjectJvm jvm = new ProjectJvm(java, List.of(classes), List.of(classes), List.of());
    ForkRequest request =
        new ForkRequest(
            List.of(classes),
            dir.resolve("graph.json"),
            true,
            Configs.in(dir).resolve(),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> JavaFork.run(jvm, "acme.Main", List.of(), request, ignored()))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "'"
                + classes
                + "' cannot be on a class path, whose entries are separated by ':': move it to a"
                + " folder without that character.");
  }

  private static ForkEvents ignored() {
    return new ForkEvents() {
      @Override
      public void event(String name, Fields fields) {}

      @Override
      public void output(String line) {}
    };
  }

  private boolean run(String body, String... options) {
    String source =
        "public class Main {\n"
            + "  static void tell(String json) { System.out.print('\\u0001' + System.getProperty(\"vertexai.events\") + json + '\\n'); }\n"
            + "  public static void main(String[] args) throws Exception {\n"
            + body
            + "\n  }\n}\n";
    Path classes = Javac.into(dir.resolve("class path"), Map.of("Main", source));
    ProjectJvm jvm =
        new ProjectJvm(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            List.of(classes),
            List.of(classes),
            options.length == 0 ? List.of("-Dgreeting=hello world") : List.of(options));
    ForkRequest request =
        new ForkRequest(
            List.of(classes),
            dir.resolve("graph.json"),
            true,
            Configs.in(dir).resolve(),
            Optional.empty(),
            Optional.empty());
    return JavaFork.run(
        jvm,
        "acme.Main",
        List.of("-XX:TieredStopAtLevel=1"),
        request,
        new ForkEvents() {
          @Override
          public void event(String name, Fields fields) {
            events.add(name);
          }

          @Override
          public void output(String line) {
            output.add(line);
          }
        });
  }

  @Test
  void eventsAndOutputAreKeptApart() {
    boolean done =
        run(
            """
            System.out.println("größe " + System.getProperty("greeting"));
            System.err.println("to the error stream");
            System.out.print("half a line");
            tell("{\\"event\\":\\"one\\"}");
            tell("{\\"event\\":\\"ended\\"}");
            """);
    assertThat(done).isTrue();
    assertThat(events).containsExactly("one", "ended");
    assertThat(output)
        .containsExactlyInAnyOrder("größe hello world", "to the error stream", "half a line");
  }

  /** Some libraries fail in Turkish, where an i has another capital letter. */
  @Test
  void theLanguageIsThatOfAnImageUnlessTheUserSaysOtherwise() {
    String body =
        """
        System.out.println(java.util.Locale.getDefault().toLanguageTag() + " " + "info".toUpperCase());
        tell("{\\"event\\":\\"ended\\"}");
        """;
    run(body);
    run(body, "-Duser.language=tr");
    assertThat(output).containsExactly("en INFO", "tr İNFO");
  }

  @Test
  void whatAProgramPrintsIsNeverTakenForAnEvent() {
    boolean done =
        run(
            """
            System.out.println("\\u0001end");
            System.out.println("\\u0001");
            System.out.println("\\u0001{\\"event\\":\\"ended\\"}");
            System.out.println("x \\u0001{\\"a\\": 1}");
            tell("{\\"event\\":\\"stopped\\"}");
            """);
    assertThat(done).isFalse();
    assertThat(events).containsExactly("stopped");
    assertThat(output)
        .containsExactly(
            "\u0001end", "\u0001", "\u0001{\"event\":\"ended\"}", "x \u0001{\"a\": 1}");
  }

  @Test
  void anOptionThatNoJvmKnowsIsBlamedOnItself() {
    assertThatThrownBy(() -> run("", "-Xfoo"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "The JVM for the project's code did not start; correct its options, such as those in -Dvertexai.jvmArgs:\n")
        .hasMessageContaining("\n  Unrecognized option: -Xfoo\n");
  }

  @Test
  void theRequestIsAFileThatIsGoneAfterwards() {
    run(
        """
        System.out.println(java.nio.file.Files.readString(java.nio.file.Path.of(args[0])).contains("\\"describe\\":true"));
        System.out.println(args[0]);
        tell("{\\"event\\":\\"ended\\"}");
        """);
    assertThat(output.get(0)).isEqualTo("true");
    assertThat(Path.of(output.get(1))).doesNotExist();
    assertThat(Path.of(output.get(1)).getParent()).doesNotExist();
  }

  @Test
  void problemsAreTheUsersToMend() {
    assertThatThrownBy(
            () ->
                run(
                    """
                    tell("{\\"event\\":\\"problems\\",\\"problems\\":[\\"one\\",\\"two\\"]}");
                    System.exit(2);
                    """))
        .isInstanceOf(UserException.class)
        .hasMessage("2 problems:\none\ntwo");
  }

  @Test
  void aRunThatToldItsFailureIsNoException() {
    assertThat(
            run(
                """
                tell("{\\"event\\":\\"stopped\\"}");
                System.exit(2);
                """))
        .isFalse();
  }

  @Test
  void anEndWithoutAWordIsExplained() {
    assertThatThrownBy(
            () ->
                run(
                    """
                    tell("{\\"event\\":\\"step\\",\\"what\\":\\"evaluating acme.Pipelines\\"}");
                    System.out.println("last words");
                    System.exit(3);
                    """))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "The JVM with the project's code ended with exit code 3 while evaluating"
                + " acme.Pipelines. Code of the project called Runtime.halt, or the JVM crashed.\n"
                + "  last words");
  }

  @Test
  void exitCodeZeroBeforeTheEndIsNoSuccess() {
    assertThatThrownBy(
            () ->
                run(
                    """
                    tell("{\\"event\\":\\"started\\",\\"node\\":\\"a\\"}");
                    tell("{\\"event\\":\\"started\\",\\"node\\":\\"b\\"}");
                    tell("{\\"event\\":\\"done\\",\\"node\\":\\"a\\"}");
                    System.exit(0);
                    """))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "The JVM with the project's code ended with exit code 0 while running node 'b'. Code of the project called Runtime.halt, or the JVM crashed.");
  }

  @Test
  void aKilledJvmIsToldAsSuch() {
    assertThatThrownBy(() -> run("ProcessHandle.current(); Runtime.getRuntime().halt(137);"))
        .hasMessage(
            "The JVM with the project's code ended with exit code 137. It was killed by signal 9.");
  }

  @Test
  void anInterruptEndsTheProgram() throws Exception {
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    Thread build =
        new Thread(
            () -> {
              try {
                run("System.out.println(ProcessHandle.current().pid()); Thread.sleep(600_000);");
              } catch (RuntimeException e) {
                thrown.add(e);
              }
            });
    build.start();
    Eventually.is(() -> !output.isEmpty() || !build.isAlive());
    long pid = Long.parseLong(output.get(0));
    build.interrupt();
    build.join();
    assertThat(thrown).singleElement().asString().contains("The build was interrupted.");
    ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void whatAListenerThrowsReachesTheCaller() throws IOException {
    Path classes =
        Javac.into(
            dir.resolve("c"),
            Map.of(
                "Main",
                "public class Main { public static void main(String[] a) { System.out.println(1); }"
                    + " }"));
    ProjectJvm jvm =
        new ProjectJvm(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            List.of(classes),
            List.of(classes),
            List.of());
    ForkRequest request =
        new ForkRequest(
            List.of(), dir, true, Configs.in(dir).resolve(), Optional.empty(), Optional.empty());
    ForkEvents listener =
        new ForkEvents() {
          @Override
          public void event(String name, Fields fields) {}

          @Override
          public void output(String line) {
            throw new IllegalStateException("listener");
          }
        };
    assertThatThrownBy(() -> JavaFork.run(jvm, "acme.Main", List.of(), request, listener))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("listener");
    assertThat(Files.exists(classes)).isTrue();
  }
}
