package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.process.TaskProcess;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One try to run a container, on a worker. */
final class TaskAttempt {

  private static final Pattern SYSTEM_ERROR =
      Pattern.compile("error(?:=|: )\\d+(?:, | \\()([^)]*)");

  private final LeafTask task;
  private final Container container;
  private final Host host;
  private final WarmWorkers workers;
  private final AttemptProgress progress;

  TaskAttempt(
      LeafTask task,
      Container container,
      Host host,
      WarmWorkers workers,
      AttemptProgress progress) {
    this.task = task;
    this.container = container;
    this.host = host;
    this.workers = workers;
    this.progress = progress;
  }

  Values done() throws TaskFailed, IOException, InterruptedException {
    Optional<WarmWorker> worker = workers.take(task.place().identity().id());
    TaskRecord.Attempt attempt =
        TaskRecord.Attempt.of(
            worker.map(WarmWorker::customJob).orElseGet(Ids::positive), Instant.now());
    task.entry().start(record -> record.withAttempt(attempt).withInputs(task.inputs()));
    workers.begins();
    progress.atWork();
    Path folder = host.work().resolve(Long.toString(attempt.customJob()));
    int index = task.entry().record().attempts().size() - 1;
    TaskTry one =
        new TaskTry(task.place().identity(), container, folder, attempt.customJob(), index);
    TaskFiles files = dialect().files(one);
    ExecutorOutputFile output =
        new ExecutorOutputFile(dialect(), task.component(), task.plan(), files);
    try {
      Files.createDirectories(folder.resolve("tmp"));
      files.prepare(task.inputs(), task.plan());
      TaskProcess process = start(attempt, one, files, worker);
      int exit = Deadline.of(dialect().deadline(container)).exit(process);
      files.ended(task.entry().log(attempt), task.plan());
      if (exit != 0) {
        throw new TaskFailed(
            "The replica workerpool0-0 exited with a non-zero status of " + exit + ".");
      }
      if (LauncherCommand.isStartedBy(container) && !output.isThere()) {
        throw new TaskFailed(
            "The process ended with exit code 0, but the launcher did not say that the task is"
                + " done: there is no "
                + task.plan().executorOutput()
                + ". Code of the task ended the JVM by Runtime.halt. Nothing of it is kept.");
      }
      Values outputs = output.read();
      files.publish(outputs);
      return outputs;
    } finally {
      workers.ends();
      worker.ifPresent(WarmWorker::end);
      Jobs.delete(folder);
    }
  }

  private Dialect dialect() {
    return task.entry().dialect();
  }

  private TaskProcess start(
      TaskRecord.Attempt attempt, TaskTry one, TaskFiles files, Optional<WarmWorker> worker)
      throws TaskFailed {
    Placeholders placeholders =
        Placeholders.of(
            task.entry().facts(),
            task.inputs(),
            task.plan(),
            () ->
                JsonValues.write(
                    dialect()
                        .executorInput(task.component().inputs(), task.inputs(), task.plan())));
    List<String> command = new TaskCommand(placeholders, files, host).of(container);
    Map<String, String> environment = Environment.of(dialect(), one, placeholders, host);
    TaskLog log = task.entry().log(attempt);
    Optional<TaskProcess> warm = worker.flatMap(ready -> ready.begin(command, environment, log));
    try {
      TaskProcess process =
          warm.isPresent()
              ? warm.get()
              : TaskProcess.start(
                  command,
                  environment,
                  one.folder(),
                  host.mark().job(dialect().request().number()).attempt(attempt.customJob()),
                  log);
      progress.running(process);
      task.entry()
          .change(record -> record.withNewest(attempt.running(process.pid(), process.started())));
      return process;
    } catch (IOException e) {
      throw new TaskFailed(
          String.format(
              Locale.ROOT,
              "The command '%s' of the image %s cannot be started on this machine: %s.",
              command.get(0),
              container.image(),
              reason(e)));
    }
  }

  /** The system's own words, out of what either form of Java's message puts around them. */
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = SYSTEM_ERROR.matcher(message);
    return matcher.find() ? matcher.group(1) : message;
  }
}
