package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.TaskProcess;

/** Is told how far a try to run a task has come. */
interface AttemptProgress {

  /** The result is not known: the command is about to run. */
  void atWork();

  /** The process runs. */
  void running(TaskProcess process);
}
