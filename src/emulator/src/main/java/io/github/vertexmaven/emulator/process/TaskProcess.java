package io.github.vertexmaven.emulator.process;

import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskLog.Severity;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process of this machine, whose output is kept. */
public final class TaskProcess implements RunningCommand {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long LAST_WORDS_MILLIS = 200;

  private final Process process;
  private final ProcessMark mark;
  private final List<Thread> pumps;

  private TaskProcess(Process process, ProcessMark mark, List<Thread> pumps) {
    this.process = process;
    this.mark = mark;
    this.pumps = pumps;
  }

  /**
   * Starts a command with nothing of our own environment.
   *
   * @throws IOException when there is no such program, or an argument is too long or has characters
   *     that our locale lacks
   */
  public static TaskProcess start(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      ProcessMark mark,
      TaskLog log)
      throws IOException {
    return start(builder(command, environment, folder, mark), mark, log);
  }

  /** Starts a program of the machine's owner, in our own environment. */
  public static TaskProcess start(List<String> command, ProcessMark mark, TaskLog log)
      throws IOException {
    return start(owners(command, mark), mark, log);
  }

  /** The same; what it writes to its error stream is none. */
  public static TaskProcess startMerged(List<String> command, ProcessMark mark, TaskLog log)
      throws IOException {
    return start(owners(command, mark).redirectErrorStream(true), mark, log);
  }

  private static ProcessBuilder owners(List<String> command, ProcessMark mark) throws IOException {
    ArgumentCheck.check(command, Map.of());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(ProcessMark.VARIABLE, mark.value());
    return builder;
  }

  private static TaskProcess start(ProcessBuilder builder, ProcessMark mark, TaskLog log)
      throws IOException {
    File nothing = new File("/dev/null");
    boolean hasNothing = nothing.exists();
    if (hasNothing) {
      builder.redirectInput(nothing);
    }
    Process process = started(builder, mark);
    if (!hasNothing) {
      process.getOutputStream().close();
    }
    try {
      return of(process, mark, process.getInputStream(), log);
    } catch (OutOfMemoryError noThread) {
      process.destroyForcibly();
      throw noThread;
    }
  }

  /** Without a thread that waits for it Java loses a process that runs. */
  private static Process started(ProcessBuilder builder, ProcessMark mark) throws IOException {
    try {
      return builder.start();
    } catch (OutOfMemoryError noThread) {
      Termination.now(mark);
      throw noThread;
    }
  }

  static ProcessBuilder builder(
      List<String> command, Map<String, String> environment, Path folder, ProcessMark mark)
      throws IOException {
    ArgumentCheck.check(command, environment);
    List<String> line = new ArrayList<>(command);
    line.set(
        0, ProgramSearch.ofThisSystem().find(command.get(0), environment.getOrDefault("PATH", "")));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put(ProcessMark.VARIABLE, mark.value());
    return builder;
  }

  /** From here on what the process says is logged. */
  static TaskProcess of(Process process, ProcessMark mark, InputStream output, TaskLog log) {
    return new TaskProcess(
        process,
        mark,
        List.of(
            OutputPump.start(output, Severity.INFO, log),
            OutputPump.start(process.getErrorStream(), Severity.ERROR, log)));
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Optional<Instant> started() {
    return process.info().startInstant();
  }

  @Override
  public Exit exit() throws InterruptedException {
    int code = process.waitFor();
    for (Thread pump : pumps) {
      pump.join(LAST_WORDS_MILLIS);
    }
    if (pumps.stream().anyMatch(Thread::isAlive)) {
      Termination.now(mark);
    }
    for (Thread pump : pumps) {
      pump.join(LAST_WORDS_MILLIS);
    }
    return Exit.of(code);
  }

  @Override
  public void end() {
    Termination.gently(process.toHandle(), mark, GRACE);
  }
}
