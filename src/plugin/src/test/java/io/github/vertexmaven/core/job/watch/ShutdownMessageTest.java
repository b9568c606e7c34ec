package io.github.vertexmaven.core.job.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.show.status.Commands;
import io.github.vertexmaven.core.show.status.Stopped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShutdownMessageTest {

  private static final Commands COMMANDS =
      new Commands("-pl prices -Dvertexai.env=prod", "mvn deploy");

  private static final int SIGINT = 2;

  /** A build that waits until somebody stops it. */
  static final class Build {

    private Build() {}

    public static void main(String[] args) throws InterruptedException {
      try (ShutdownMessage message = new ShutdownMessage(System.out)) {
        message.say(Stopped.waiting("job-1", Optional.empty(), COMMANDS));
        System.out.print("waiting");
        System.out.flush();
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      }
    }
  }

  /** Ctrl-C's signal and that of {@code kill}, without one that this process was told to ignore. */
  static List<String> signals() throws IOException {
    List<String> signals = new ArrayList<>(List.of("TERM"));
    // A shell has what it starts in the background ignore Ctrl-C; JVMs and what they start keep to
    // that.
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(mask -> (mask & 1L << (SIGINT - 1)) != 0);
    if (!ignored) {
      signals.add("INT");
    }
    return signals;
  }

  @ParameterizedTest
  @MethodSource("signals")
  void whoStopsABuildReadsWhatGoesOnAndHowToStopIt(String signal) throws Exception {
    Process build =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Build.class.getName())
            .redirectErrorStream(true)
            .start();
    try (Reader out = new InputStreamReader(build.getInputStream(), StandardCharsets.UTF_8)) {
      char[] begun = new char["waiting".length()];
      for (int i = 0; i < begun.length; i++) {
        begun[i] = (char) out.read();
      }
      assertThat(new String(begun)).isEqualTo("waiting");
      new ProcessBuilder("kill", "-" + signal, String.valueOf(build.pid())).start().waitFor();
      StringBuilder said = new StringBuilder();
      for (int next = out.read(); next >= 0; next = out.read()) {
        said.append((char) next);
      }
      assertThat(said)
          .hasToString(
              """

              Stopped waiting: job job-1 continues.
                To follow it: mvn vertexai:status -pl prices -Dvertexai.env=prod -Dvertexai.job=job-1
                To stop it:   mvn vertexai:cancel -pl prices -Dvertexai.env=prod -Dvertexai.job=job-1
              """);
      assertThat(build.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      build.destroyForcibly();
    }
  }

  @Test
  void saysNothingWhenAllHasEnded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ShutdownMessage message = new ShutdownMessage(new PrintStream(bytes, true));
    message.say("It goes on.");
    message.close();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void saysOfEachMomentWhatIsTrue() {
    assertThat(Stopped.uploading())
        .isEqualTo("Stopped: no job was submitted. The next run uses what is already uploaded.");
    Commands here = new Commands("", "mvn deploy");
    assertThat(Stopped.submitting("j", here))
        .isEqualTo(
            """
            Stopped while job j was submitted: it may run.
              To follow it: mvn vertexai:status -Dvertexai.job=j
              To stop it:   mvn vertexai:cancel -Dvertexai.job=j\
            """);
    assertThat(Stopped.submitted("j", here))
        .startsWith("Stopped: job j is submitted and continues.");
    assertThat(Stopped.waiting("j", Optional.of(Duration.ofMinutes(5)), here))
        .startsWith("Stopped waiting: job j continues, and nothing cancels it after the timeout.");
    assertThat(Stopped.local(List.of("a", "b"), 1, 5))
        .isEqualTo(
            "Stopped: nodes 'a', 'b' were running, 1 of 5 nodes is done. Nothing is running any more.");
    assertThat(Stopped.local(List.of("a"), 0, 1))
        .isEqualTo(
            "Stopped: node 'a' was running, 0 of 1 nodes are done. Nothing is running any more.");
    assertThat(Stopped.local(List.of(), 0, 0)).isEqualTo("Stopped before a node was started.");
  }
}
