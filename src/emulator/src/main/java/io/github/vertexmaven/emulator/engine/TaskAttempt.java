package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.RunningCommand;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.FileTree;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** One try to run a container, on a worker. */
final class TaskAttempt {

  private final LeafTask task;
  private final Container container;
  private final Host host;
  private final WarmWorkers workers;
  private final TaskPlaces places;
  private final AttemptProgress progress;

  TaskAttempt(
      LeafTask task,
      Container container,
      Host host,
      WarmWorkers workers,
      TaskPlaces places,
      AttemptProgress progress) {
    this.task = task;
    this.container = container;
    this.host = host;
    this.workers = workers;
    this.places = places;
    this.progress = progress;
  }

  Values done() throws TaskFailed, IOException, InterruptedException {
    Optional<WarmWorker> worker = workers.take(task.place().identity().id());
    TaskRecord.Attempt attempt =
        TaskRecord.Attempt.of(
            worker.map(WarmWorker::customJob).orElseGet(Ids::positive), Instant.now());
    task.entry()
        .start(record -> record.withAttempt(attempt).withInputs(task.entry().told(task.inputs())));
    Path folder = host.work().resolve(Long.toString(attempt.customJob()));
    int index = task.entry().record().attempts().size() - 1;
    TaskTry one =
        new TaskTry(task.place().identity(), container, folder, attempt.customJob(), index);
    TaskFiles files = dialect().files(one);
    ExecutorOutputFile output =
        new ExecutorOutputFile(dialect(), task.component(), task.plan(), files);
    workers.begins();
    try {
      progress.atWork();
      Files.createDirectories(folder.resolve("tmp"));
      files.prepare(task.inputs(), task.plan());
      CommandStart start = CommandStart.of(task, one, files, host, attempt);
      RunningCommand.Exit exit = ended(attempt, start, worker);
      if (exit.code() != 0) {
        throw new TaskFailed(
            exit.told()
                .orElse(
                    "The replica workerpool0-0 exited with a non-zero status of "
                        + exit.code()
                        + "."));
      }
      if (LauncherCommand.isStartedBy(container) && !output.isThere()) {
        throw new TaskFailed(
            "The process ended with exit code 0, but the launcher did not report the end of the task: there is no "
                + task.plan().executorOutput()
                + ". Code of the task ended the JVM with Runtime.halt. None of its outputs are kept.");
      }
      Values outputs = output.read();
      files.publish(outputs);
      return outputs;
    } finally {
      workers.ends();
      worker.ifPresent(WarmWorker::end);
      FileTree.deleteQuietly(folder);
    }
  }

  private Dialect dialect() {
    return task.entry().dialect();
  }

  /** Runs it in its image, if that is wanted and can be. */
  private RunningCommand.Exit exit(
      TaskRecord.Attempt attempt, CommandStart start, Optional<WarmWorker> worker)
      throws TaskFailed, IOException, InterruptedException {
    Optional<TaskPlaces.TaskImage> image = places.imageOf(start, progress::running);
    if (image.isPresent()) {
      RunningCommand.Exit exit = exit(attempt, new ContainerStart(start, image.get()).running());
      if (exit.ran() || !places.givesUp(start, exit)) {
        return exit;
      }
    }
    return exit(attempt, new ProcessStart(start).running(worker));
  }

  /** How it ended, by its deadline too; what it printed until then is kept. */
  private RunningCommand.Exit ended(
      TaskRecord.Attempt attempt, CommandStart start, Optional<WarmWorker> worker)
      throws TaskFailed, IOException, InterruptedException {
    try {
      return exit(attempt, start, worker);
    } finally {
      start.files().ended(task.entry().log(attempt), task.plan());
    }
  }

  private RunningCommand.Exit exit(TaskRecord.Attempt attempt, RunningCommand command)
      throws TaskFailed, InterruptedException {
    progress.running(command);
    task.entry()
        .change(record -> record.withNewest(attempt.running(command.pid(), command.started())));
    return Deadline.of(dialect().deadline(container)).exit(command);
  }
}
