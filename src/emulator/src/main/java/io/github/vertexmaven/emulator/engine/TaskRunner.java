package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Runs the containers and importers of one job, on a worker: takes a known result, or makes one and
 * keeps it.
 *
 * @param pipeline results are known within pipelines of one name
 * @param places where commands run
 */
record TaskRunner(
    String pipeline, Dialect dialect, Host host, WarmWorkers workers, TaskPlaces places) {

  /** One try, to its end. */
  Outcome run(LeafTask task, AttemptProgress progress) {
    try {
      Optional<Values> carried = dialect.carried(task.place().identity());
      if (carried.isPresent()) {
        task.entry().start(record -> record.withInputs(task.entry().told(task.inputs())));
        return new Outcome.Done(carried.get());
      }
      return task.component().body() instanceof Component.Importer importer
          ? imported(task, importer)
          : container(task, (Container) task.component().body(), progress);
    } catch (TaskFailed e) {
      return new Outcome.Failed(e.failure());
    } catch (InterruptedException e) {
      return new Outcome.Cancelled();
    } catch (Throwable e) {
      return new Outcome.Failed(Fault.of("run the task", e));
    }
  }

  private Outcome imported(LeafTask task, Component.Importer importer)
      throws TaskFailed, IOException {
    task.entry().start(record -> record.withInputs(task.entry().told(task.inputs())));
    return new Outcome.Done(new Import(task, importer, dialect.cache()).done());
  }

  private Outcome container(LeafTask task, Container container, AttemptProgress progress)
      throws TaskFailed, IOException, InterruptedException {
    Optional<String> key =
        task.task().caching().enabled() ? Optional.of(key(task, container)) : Optional.empty();
    Optional<Cache.Entry> known =
        key.isPresent() && task.mayUseCache()
            ? dialect.cache().take(key.get(), entry -> cached(task, entry))
            : Optional.empty();
    if (known.isPresent()) {
      return new Outcome.Cached(known.get().outputs());
    }
    Optional<String> withoutMachine = dialect.withoutMachine(container);
    if (withoutMachine.isPresent()) {
      task.entry().start(record -> record.withInputs(task.entry().told(task.inputs())));
      throw new TaskFailed(withoutMachine.get());
    }
    Values outputs = new TaskAttempt(task, container, host, workers, places, progress).done();
    if (key.isPresent()) {
      remember(task, key.get(), outputs);
    }
    return new Outcome.Done(outputs);
  }

  private String key(LeafTask task, Container container) {
    return Cache.key(
        dialect.cacheFacts(
            pipeline, container, task.component().outputs(), task.task().caching(), task.inputs()));
  }

  /** Only what is there: a task that wrote nothing must not keep a later run from writing it. */
  private void remember(LeafTask task, String key, Values outputs) {
    List<String> missing = dialect.cache().missing(outputs);
    try {
      if (missing.isEmpty()) {
        dialect.cache().store(key, outputs, task.entry().origin());
      } else {
        String places = String.join(", ", missing);
        isNotReused(task, "it declares outputs, but wrote nothing to " + places + ".");
      }
    } catch (IOException e) {
      isNotReused(task, "its result could not be saved: " + e.getMessage());
    }
  }

  private static void isNotReused(LeafTask task, String reason) {
    List<TaskRecord.Attempt> attempts = task.entry().record().attempts();
    try {
      task.entry()
          .log(attempts.get(attempts.size() - 1))
          .add(TaskLog.Severity.WARNING, "Later runs do not reuse this task: " + reason);
    } catch (IOException e) {
      // a note is no reason to fail a task
    }
  }

  private static void cached(LeafTask task, Cache.Entry known) {
    task.entry()
        .change(
            record -> {
              TaskRecord given = record.withInputs(task.entry().told(task.inputs()));
              return known.origin().map(given::withOrigin).orElse(given);
            });
  }

  /** Whether the result of a task is there, so that nothing will run. */
  boolean isKnown(LeafTask task) throws IOException {
    return task.mayUseCache()
        && task.component().body() instanceof Container container
        && dialect.cache().findWhole(key(task, container)).isPresent();
  }

  /** The task is likely to be due soon: a process may be started for it. */
  void prepare(WarmTask task, int limit) {
    if (!places.wants(task.container())) {
      workers.prepare(task, limit);
    }
  }

  /** What waits for a task that came to its end without it. */
  Optional<WarmWorker> unused(TaskPlace place) {
    return workers.unused(place.identity().id());
  }
}
