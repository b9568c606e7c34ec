package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.TaskProcess;
import io.github.vertexmaven.emulator.process.WaitingProcess;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.FileTree;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process for the first try of one task, started before the task is due. It runs that task and
 * nothing else.
 */
final class WarmWorker {

  private final WarmTask task;
  private final Host host;
  private final long customJob = Ids.positive();
  private Optional<WaitingProcess> process = Optional.empty();
  private boolean unwanted;
  private boolean begun;

  WarmWorker(WarmTask task, Host host) {
    this.task = task;
    this.host = host;
  }

  WarmTask task() {
    return task;
  }

  /** The number of the try that it runs. */
  long customJob() {
    return customJob;
  }

  /**
   * Starts the process and waits until it is ready.
   *
   * @return false when it does not understand that it is to wait
   */
  boolean start() throws TaskFailed, IOException {
    Optional<WaitingProcess> started = started();
    return started.isEmpty() || started.get().becomesReady() || isUnwanted();
  }

  /** What the task itself is given is not known yet; a command that needs it is not started. */
  private synchronized Optional<WaitingProcess> started() throws TaskFailed, IOException {
    if (unwanted) {
      return Optional.empty();
    }
    Container container = task.container();
    Placeholders placeholders = Placeholders.of(task.facts(), Values.NONE);
    Dialect dialect = task.facts().dialect();
    TaskTry first = new TaskTry(task.facts().task(), container, folder(), customJob, 0);
    List<String> command =
        new TaskCommand(placeholders, dialect.files(first), host).of(container.command());
    Map<String, String> environment = Environment.of(dialect, first, placeholders, host);
    Files.createDirectories(folder().resolve("tmp"));
    process =
        Optional.of(
            WaitingProcess.start(
                command,
                environment,
                folder(),
                host.mark().job(task.request().number()).attempt(customJob)));
    return process;
  }

  private synchronized boolean isUnwanted() {
    return unwanted;
  }

  /** Whether there is a process; from now on none is started. */
  synchronized boolean claim() {
    unwanted = true;
    return process.isPresent();
  }

  Optional<TaskProcess> begin(List<String> line, Map<String, String> environment, TaskLog log) {
    Optional<TaskProcess> task = process.flatMap(one -> one.begin(line, environment, log));
    begun = task.isPresent();
    end();
    return task;
  }

  /** Ends what waits in vain; a task at work is not its own any more. */
  void end() {
    if (!begun) {
      process.ifPresent(WaitingProcess::end);
      begun = true;
    }
  }

  /** Ends the process if there is one. */
  void discard() {
    if (claim()) {
      end();
      deleteFolder();
    }
  }

  private void deleteFolder() {
    FileTree.deleteQuietly(folder());
  }

  private Path folder() {
    return host.work().resolve(Long.toString(customJob));
  }
}
