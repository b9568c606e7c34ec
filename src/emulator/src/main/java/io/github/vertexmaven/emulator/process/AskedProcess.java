package io.github.vertexmaven.emulator.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that is asked for one answer, and is given so much time and room for it. */
public final class AskedProcess {

  private static final int MOST_ERRORS = 64 * 1024;
  private static final int BUFFER = 8192;

  /** What it has started may keep its output open. */
  private static final int LAST_WORDS_SECONDS = 2;

  private AskedProcess() {}

  /**
   * How it went.
   *
   * @param inTime whether it ended by itself
   * @param output the beginning of what it wrote
   * @param errors the same of its error stream
   */
  public record Answer(boolean inTime, int code, String output, String errors) {}

  /**
   * Starts a command with nothing of our own environment, and waits for its end.
   *
   * @param most how many bytes of its output are kept
   */
  public static Answer ask(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      ProcessMark mark,
      Duration patience,
      int most)
      throws IOException, InterruptedException {
    Process process = TaskProcess.builder(command, environment, folder, mark).start();
    try {
      process.getOutputStream().close();
      CompletableFuture<String> output = beginning(process.getInputStream(), most);
      CompletableFuture<String> errors = beginning(process.getErrorStream(), MOST_ERRORS);
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          ? new Answer(true, process.exitValue(), last(output), last(errors))
          : new Answer(false, -1, "", "");
    } finally {
      Termination.now(mark);
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> beginning(InputStream stream, int most) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread thread = new Thread(() -> text.complete(read(stream, most)), "answer");
    thread.setDaemon(true);
    thread.start();
    return text;
  }

  /** What is too much is read and dropped: a full pipe would stop the process. */
  private static String read(InputStream stream, int most) {
    try (stream) {
      String kept = new String(stream.readNBytes(most), UTF_8);
      byte[] buffer = new byte[BUFFER];
      while (stream.read(buffer) >= 0) {
        continue;
      }
      return kept;
    } catch (IOException | OutOfMemoryError e) {
      return "";
    }
  }

  private static String last(CompletableFuture<String> text) {
    return text.completeOnTimeout("", LAST_WORDS_SECONDS, TimeUnit.SECONDS).join();
  }
}
