package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.RunningCommand;

/** Is told how far a try to run a task has come. */
interface AttemptProgress {

  /** The result is not known: the command is about to run. */
  void atWork();

  /** The command runs. */
  void running(RunningCommand command);
}
