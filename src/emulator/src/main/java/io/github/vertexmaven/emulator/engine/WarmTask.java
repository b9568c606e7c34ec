package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.JobDefinition;
import java.io.IOException;

/** A task that is likely to be due soon; its inputs are not known yet. */
record WarmTask(PlaceholderFacts facts, Container container, Known known) {

  /** Tells whether the result of the task is there already, so that nothing will run. */
  interface Known {
    boolean isKnown() throws IOException;
  }

  long id() {
    return facts.task().id();
  }

  JobDefinition request() {
    return facts.dialect().request();
  }
}
