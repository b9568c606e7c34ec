package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Placeholder.RunFact;
import io.github.vertexmaven.emulator.store.TaskRecord;

/** The facts of job and task that placeholders can name. */
record PlaceholderFacts(Dialect dialect, TaskRecord.Identity task) {

  String get(RunFact fact) {
    return dialect.fact(fact, task);
  }
}
