package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.process.ProcessMark;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;

/**
 * What is known of a try when its command is about to start.
 *
 * @param placeholders all of them, with the task's inputs and outputs
 */
record CommandStart(
    Dialect dialect,
    TaskTry one,
    TaskFiles files,
    Placeholders placeholders,
    Host host,
    TaskLog log) {

  static CommandStart of(
      LeafTask task, TaskTry one, TaskFiles files, Host host, TaskRecord.Attempt attempt) {
    Dialect dialect = task.entry().dialect();
    Placeholders placeholders =
        Placeholders.of(
            task.entry().facts(),
            task.inputs(),
            task.plan(),
            () ->
                JsonValues.write(
                    dialect.executorInput(task.component().inputs(), task.inputs(), task.plan())));
    return new CommandStart(dialect, one, files, placeholders, host, task.entry().log(attempt));
  }

  /** The number of the job. */
  long job() {
    return dialect.request().number();
  }

  /** Carried by every process of the try. */
  ProcessMark mark() {
    return host.mark().job(job()).attempt(one.number());
  }

  /** The image as the spec names it. */
  String image() throws TaskFailed {
    return placeholders.filledField(one.container().image());
  }

  boolean isLauncher() {
    return LauncherCommand.isStartedBy(one.container());
  }
}
