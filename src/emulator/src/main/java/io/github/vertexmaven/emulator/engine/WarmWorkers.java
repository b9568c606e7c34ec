package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Argument;
import io.github.vertexmaven.emulator.store.JobDefinition;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

/**
 * Processes that wait for the tasks that come next. Each is for one task of one job, in the
 * environment and the folder of that task, and is used once: nothing can stay from another task.
 * They go with their job, so an idle emulator has none.
 */
final class WarmWorkers {

  /** A task that runs alone leaves room for the start of another, on any machine. */
  private static final int FEWEST_CORES = 2;

  private final Host host;
  private final ExecutorService starters;
  private final int cores;
  private final Map<Long, WarmWorker> waiting = new LinkedHashMap<>();
  private final Set<List<Argument>> unable = new HashSet<>();

  private int working;

  private WarmWorkers(Host host, ExecutorService starters, int cores) {
    this.host = host;
    this.starters = starters;
    this.cores = cores;
  }

  static WarmWorkers of(Host host, int parallelism) {
    return new WarmWorkers(
        host,
        Executors.newFixedThreadPool(
            parallelism,
            action -> {
              Thread thread = new Thread(action, "warm-up");
              thread.setDaemon(true);
              return thread;
            }),
        Math.max(FEWEST_CORES, parallelism));
  }

  /** The command of a task begins to run. */
  synchronized void begins() {
    working++;
  }

  /** It has ended. */
  synchronized void ends() {
    working--;
  }

  /**
   * Has a process started for a task that comes soon, unless enough of them wait, or all cores have
   * work: then it would only take time from the tasks that run.
   *
   * @param limit how many may wait
   */
  void prepare(WarmTask task, int limit) {
    if (LauncherCommand.mayWait(task.container())) {
      synchronized (this) {
        if (working < cores
            && waiting.size() < limit
            && !waiting.containsKey(task.id())
            && !unable.contains(task.container().command())) {
          WarmWorker worker = new WarmWorker(task, host);
          waiting.put(task.id(), worker);
          later(worker);
        }
      }
    }
  }

  private void later(WarmWorker worker) {
    try {
      starters.execute(() -> start(worker));
    } catch (RejectedExecutionException e) {
      // the emulator closes
    }
  }

  /** The process of a task, whose caller it is from now on; nothing if none was started. */
  Optional<WarmWorker> take(long task) {
    return removed(task).filter(WarmWorker::claim);
  }

  /** What waits for a task that came to its end without it. */
  Optional<WarmWorker> unused(long task) {
    return removed(task);
  }

  /** Ends what waits for tasks of a job. */
  void discard(JobDefinition job) {
    removed(worker -> worker.task().request().number() == job.number())
        .forEach(WarmWorker::discard);
  }

  /** Ends all; nothing is started any more. */
  void close() {
    starters.shutdownNow();
    removed(worker -> true).forEach(WarmWorker::discard);
  }

  private synchronized List<WarmWorker> removed(Predicate<WarmWorker> wanted) {
    List<WarmWorker> some = waiting.values().stream().filter(wanted).toList();
    waiting.values().removeAll(some);
    return some;
  }

  private synchronized Optional<WarmWorker> removed(long task) {
    return Optional.ofNullable(waiting.remove(task));
  }

  private void start(WarmWorker worker) {
    try {
      if (worker.task().known().isKnown()) {
        forget(worker);
      } else if (!worker.start()) {
        neverAgain(worker.task());
        forget(worker);
      }
    } catch (TaskFailed | IOException | RuntimeException e) {
      // said when the task itself is started
      forget(worker);
    }
  }

  private void forget(WarmWorker worker) {
    removed(worker.task().id()).ifPresent(WarmWorker::discard);
  }

  private synchronized void neverAgain(WarmTask task) {
    unable.add(task.container().command());
  }
}
