package io.github.vertexmaven.emulator.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A variable in the environment of a task's processes, which tells them from all others.
 *
 * <p>Children inherit it, so the whole tree is found even when a parent has gone, and even when the
 * emulator was killed between starting a process and writing its id down. A recycled process id
 * does not carry it. It is read from {@code /proc}; without one (macOS), ids and descendants
 * decide.
 */
public record ProcessMark(String value) {

  public static final String VARIABLE = "VERTEXAI_EMULATOR_TASK";

  private static final Path PROC = Path.of("/proc");

  /** The mark of everything that runs for a home folder. */
  public static ProcessMark of(Path home) {
    return new ProcessMark(home.toAbsolutePath().normalize() + "|");
  }

  /** The mark of one job there. */
  public ProcessMark job(long number) {
    return new ProcessMark(value + number + "|");
  }

  /** The mark of one try of a task. */
  public ProcessMark attempt(long customJob) {
    return new ProcessMark(value + customJob + "|");
  }

  /** Every living process whose mark begins with this one. */
  public List<ProcessHandle> processes() {
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        if (marked(entry)) {
          alive(entry).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return found;
  }

  private boolean marked(Path entry) {
    try {
      String wanted = VARIABLE + "=" + value;
      String environment = new String(Files.readAllBytes(entry.resolve("environ")), UTF_8);
      return environment.startsWith(wanted) || environment.contains('\0' + wanted);
    } catch (IOException e) {
      return false; // another user's, or gone
    }
  }

  private static Optional<ProcessHandle> alive(Path entry) {
    return ProcessHandle.of(Long.parseLong(entry.getFileName().toString()))
        .filter(ProcessHandle::isAlive);
  }
}
