package io.github.vertexmaven.emulator.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A call of a container program that ends soon, by itself.
 *
 * @param output both streams
 */
record ContainerCall(int exit, String output) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ENDED_BY_US = -1;

  /**
   * Does it.
   *
   * @throws IOException when there is no such program
   */
  static ContainerCall of(List<String> command) throws IOException, InterruptedException {
    return of(command, PATIENCE);
  }

  static ContainerCall of(List<String> command, Duration patience)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("vertexai-container", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      File nothing = new File("/dev/null");
      if (nothing.exists()) {
        builder.redirectInput(nothing);
      }
      Process process = builder.start();
      try {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
            ? new ContainerCall(process.exitValue(), text(output))
            : new ContainerCall(ENDED_BY_US, "no answer within " + patience.toSeconds() + " s");
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static String text(Path output) throws IOException {
    return new String(Files.readAllBytes(output), UTF_8).strip();
  }

  boolean succeeded() {
    return exit == 0;
  }

  /** What it said last, where programs give their reason. */
  String reason() {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "exit code " + exit : lines.get(lines.size() - 1).strip();
  }
}
