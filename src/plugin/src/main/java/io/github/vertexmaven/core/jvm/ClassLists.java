package io.github.vertexmaven.core.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The lists of classes that JVMs write which nobody waits for, each in a file with the number of
 * its process. One is complete when its process has gone.
 */
final class ClassLists {

  /** What is known of the lists. */
  enum State {
    NONE,
    BEING_WRITTEN,
    TAKEN_UP
  }

  private static final String ENDING = ".listing";

  /** What the JVM writes before its number. */
  private static final String PID = "pid";

  /** Two clocks tell when a process started and when a file changed. */
  private static final Duration CLOCKS = Duration.ofSeconds(10);

  private final SharedKey key;

  private ClassLists(SharedKey key) {
    this.key = key;
  }

  static ClassLists of(SharedKey key) {
    return new ClassLists(key);
  }

  /** What the file is called, as the JVM is told that puts its own number in. */
  String pattern() {
    return key.file("-%p" + ENDING).toString();
  }

  /** The JVM of this number has none to tell. */
  void forget(long pid) {
    try {
      Files.deleteIfExists(key.file("-" + PID + pid + ENDING));
    } catch (IOException e) {
      // It is among the shorter ones.
    }
  }

  /**
   * Keeps the longest that is complete. A JVM that did little before it ended has a short one, so
   * one that is still being written may be the better one.
   */
  State takeUp(String ending) throws IOException {
    Files.createDirectories(key.folder());
    List<Path> lists =
        key.files().stream().filter(file -> pid(file).isPresent()).sorted(this::longer).toList();
    if (lists.isEmpty()) {
      return State.NONE;
    }
    if (isBeingWritten(lists.get(0))) {
      return State.BEING_WRITTEN;
    }
    byte[] list;
    try {
      list = wholeLines(Files.readAllBytes(lists.get(0)));
    } catch (NoSuchFileException e) {
      // Another build takes it up.
      return State.BEING_WRITTEN;
    }
    if (list.length > 0) {
      key.keep(ending, list);
    }
    for (Path file : lists) {
      Files.deleteIfExists(file);
    }
    return list.length > 0 ? State.TAKEN_UP : State.NONE;
  }

  private int longer(Path one, Path other) {
    return Long.compare(other.toFile().length(), one.toFile().length());
  }

  private Optional<Long> pid(Path file) {
    String name = file.getFileName().toString();
    String prefix = key.name() + "-" + PID;
    if (!name.startsWith(prefix) || !name.endsWith(ENDING)) {
      return Optional.empty();
    }
    String number = name.substring(prefix.length(), name.length() - ENDING.length());
    return number.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
  }

  private boolean isBeingWritten(Path file) {
    Instant changed = SharedKey.changed(file);
    return pid(file)
        .flatMap(ProcessHandle::of)
        .map(ProcessHandle::info)
        .filter(process -> mayWrite(process, changed))
        .isPresent();
  }

  /**
   * One that has ended has no command, though its parent may not have noticed; one that is younger
   * than the file's last change has its number from one before it.
   */
  private static boolean mayWrite(ProcessHandle.Info process, Instant changed) {
    return process.command().isPresent()
        && process.startInstant().map(start -> start.isBefore(changed.plus(CLOCKS))).orElse(true);
  }

  /** Of a JVM that was killed, the last line may be cut. */
  private static byte[] wholeLines(byte[] list) {
    int end = list.length;
    while (end > 0 && list[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(list, end);
  }
}
