package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.compile.document.SpecDag;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.document.TaskSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many tasks a spec has when all that is nested is written out. A few lines can stand for
 * billions of them, or for tasks without end.
 */
final class SpecSize {

  private static final long MOST = 100_000;
  private static final int DEEPEST = 100;

  private final SpecDocument spec;
  private final Map<String, Long> counted = new HashMap<>();
  private final Set<String> around = new HashSet<>();

  private SpecSize(SpecDocument spec) {
    this.spec = spec;
  }

  /** The end of a sentence, when no service could run it. */
  static Optional<String> problem(SpecDocument spec) {
    try {
      long tasks = new SpecSize(spec).tasks(spec.dag());
      return tasks > MOST
          ? Optional.of("it has more than " + MOST + " tasks when all that is nested is counted.")
          : Optional.empty();
    } catch (Endless e) {
      return Optional.of(e.getMessage());
    }
  }

  private long tasks(SpecDag dag) throws Endless {
    long tasks = 0;
    for (TaskSpec task : dag.tasks().values()) {
      tasks = Math.min(MOST + 1, tasks + tasks(task));
    }
    return tasks;
  }

  private long tasks(TaskSpec task) throws Endless {
    String component = task.component();
    Long known = counted.get(component);
    if (known != null) {
      return known;
    }
    if (!spec.component(task).hasDag()) {
      return 1;
    }
    if (!around.add(component)) {
      throw new Endless("component '" + component + "' has itself among its tasks.");
    }
    if (around.size() > DEEPEST) {
      throw new Endless("its tasks are nested more than " + DEEPEST + " deep.");
    }
    long tasks = tasks(spec.component(task).dag());
    around.remove(component);
    counted.put(component, tasks);
    return tasks;
  }

  private static final class Endless extends Exception {
    private static final long serialVersionUID = 1L;

    Endless(String message) {
      super(message);
    }
  }
}
