package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.AskedProcess;
import io.github.vertexmaven.emulator.spec.Argument;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.FileTree;
import io.github.vertexmaven.emulator.store.Ids;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Has a file looked into by the runtime of the project that wrote it, which knows its format: the
 * command of a task is started with {@code --preview} in place of the task's arguments. The process
 * is bounded in memory, in time and in what it says. See the module's README for the protocol.
 */
public final class RuntimePreview {

  private static final int MOST_AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 4 << 20;
  private static final int SHOWN_ERRORS = 400;

  /** Behind the project's own flags, so that these count. */
  private static final List<String> JVM_FLAGS =
      List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final Host host;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  /** With the Java and the buckets of a machine. */
  public RuntimePreview(Host host) {
    this.host = host;
  }

  /**
   * What there is to see, or why there is nothing.
   *
   * @param answer one line of JSON; empty where there is none
   * @param why a sentence; empty where there is an answer
   */
  public record Seen(String answer, String why) {
    static Seen nothing(String why) {
      return new Seen("", why);
    }
  }

  /** Whether a command is one that can be asked. */
  public static boolean canBeAsked(Container container) {
    return LauncherCommand.mayWait(container)
        && container.command().stream().allMatch(word -> word.placeholders().findAny().isEmpty());
  }

  /**
   * Asks.
   *
   * @param container of a task that reads or writes the file
   * @param artifact what that task calls it
   */
  public Seen of(Container container, String artifact, Path file) throws IOException {
    Path jar = launchJar(container);
    if (!Files.isRegularFile(jar)) {
      return Seen.nothing(
          "The code of the task that knows the format is not among the buckets: " + jar + ".");
    }
    try {
      if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Seen.nothing("Other previews are being read; open this one again.");
      }
      try {
        return asked(container, artifact, file);
      } finally {
        free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Seen.nothing("The emulator is stopping.");
    }
  }

  private Seen asked(Container container, String artifact, Path file)
      throws IOException, InterruptedException {
    long number = Ids.positive();
    Path folder = host.work().resolve("preview-" + number);
    Files.createDirectories(folder.resolve("tmp"));
    try {
      return seen(
          AskedProcess.ask(
              command(container, artifact, file),
              environment(folder),
              folder,
              host.mark().attempt(number),
              PATIENCE,
              MOST_BYTES));
    } finally {
      FileTree.deleteQuietly(folder);
    }
  }

  private static Seen seen(AskedProcess.Answer answer) {
    String line = answer.output().strip();
    if (!answer.inTime()) {
      return Seen.nothing("Reading it takes longer than " + PATIENCE.toSeconds() + " s.");
    }
    if (answer.code() != 0 || !line.startsWith("{") || !line.endsWith("}")) {
      return Seen.nothing("The runtime of the project could not read it." + last(answer.errors()));
    }
    return new Seen(line, "");
  }

  /** The end of what was said, where the reason mostly stands. */
  private static String last(String errors) {
    String said = errors.strip();
    return said.isEmpty() ? "" : " " + said.substring(Math.max(0, said.length() - SHOWN_ERRORS));
  }

  private List<String> command(Container container, String artifact, Path file) {
    List<String> words = new ArrayList<>(words(container));
    words.set(0, host.javaHome().resolve("bin").resolve("java").toString());
    words.addAll(words.size() - 1, JVM_FLAGS);
    words.addAll(List.of("--preview", file.toString(), "--artifact", artifact));
    return words;
  }

  private List<String> words(Container container) {
    return container.command().stream()
        .map(Argument::source)
        .map(word -> host.buckets().mapped(word, false))
        .toList();
  }

  private Path launchJar(Container container) {
    List<String> words = words(container);
    int at = words.indexOf("-cp");
    return Path.of(at >= 0 ? words.get(at + 1) : "");
  }

  private Map<String, String> environment(Path folder) {
    Map<String, String> environment =
        new LinkedHashMap<>(
            Environment.system(
                File.pathSeparator, System.getenv(), host.javaHome().resolve("bin").toString()));
    environment.put("HOME", folder.toString());
    environment.put("TMPDIR", folder.resolve("tmp").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("VERTEXAI_CREDENTIALS", host.credentials().toString());
    environment.put("VERTEXAI_GCS_MOUNT", host.buckets().folder().toString());
    return environment;
  }
}
