package io.github.vertexmaven.core.job.reactor;

/** What a goal works on. */
public enum GoalScope {
  /** The pipelines of every module that it runs in: {@code compile}, {@code run-local}. */
  EVERY_MODULE,
  /** The pipelines of one module when it is called by name: {@code run-once}, {@code schedule}. */
  ONE_MODULE,
  /** The settings of one module: {@code status}, {@code config}. */
  SETTINGS,
  /** A module that has no settings yet: {@code init}. */
  NEW_SETTINGS,
  /** Nothing of a module: {@code emulator}. */
  NO_MODULE
}
