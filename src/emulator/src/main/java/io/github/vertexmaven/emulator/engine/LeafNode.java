package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.RunningCommand;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Instant;
import java.util.Optional;

/** A container or an importer: done by a worker, tried again if the spec says so. */
final class LeafNode extends TaskNode {

  private final TaskRunner runner;
  private final OutputPlan plan;
  private Values inputs = Values.NONE;
  private int tries;

  /** Guarded by this: a worker and the thread that decides both come here. */
  private boolean working;

  private boolean cancelled;

  private Optional<RunningCommand> process = Optional.empty();

  LeafNode(TaskPlace place, TaskEntry entry, JobFlow flow, Listener listener, TaskRunner runner) {
    super(place, entry, flow, listener);
    this.runner = runner;
    this.plan = entry.dialect().plan(place.identity(), place.component());
  }

  @Override
  void begin(Values given) {
    inputs = given;
    tries++;
    flow().work(this::work);
  }

  @Override
  synchronized void cancel() {
    cancelled = true;
    if (!working) {
      end(TaskState.CANCELLED);
      return;
    }
    entry().change(record -> record.to(TaskState.CANCELLING, Instant.now()));
    process.ifPresent(some -> flow().aside(some::end));
  }

  @Override
  void prepare() {
    if (component().body() instanceof Container container) {
      WarmTask task = new WarmTask(entry().facts(), container, () -> runner.isKnown(leafTask()));
      runner.prepare(task, flow().warmLimit());
    }
  }

  @Override
  void discardPrepared() {
    runner.unused(place()).ifPresent(worker -> flow().aside(worker::discard));
  }

  /** Only the first try may take a known result: a retry is asked for because something failed. */
  private LeafTask leafTask() {
    boolean mayUseCache = tries == 1 && task().caching().enabled();
    return new LeafTask(place(), entry(), plan, inputs, mayUseCache);
  }

  private void work() {
    if (!claimed()) {
      return;
    }
    Outcome outcome = tried();
    synchronized (this) {
      working = false;
      process = Optional.empty();
    }
    flow().decide(() -> settle(outcome));
  }

  /** Whatever goes wrong, the task comes to an end. */
  private Outcome tried() {
    try {
      return stopped() ? new Outcome.Cancelled() : runner.run(leafTask(), new ThisProgress());
    } catch (Throwable e) {
      return new Outcome.Failed(Fault.of("run the task", e));
    }
  }

  private synchronized boolean claimed() {
    working = !cancelled;
    return working;
  }

  private final class ThisProgress implements AttemptProgress {

    @Override
    public void atWork() {
      LeafNode.this.atWork();
    }

    /** From here on a cancel ends the process, also one that came before it. */
    @Override
    public void running(RunningCommand started) {
      synchronized (LeafNode.this) {
        process = Optional.of(started);
        if (cancelled) {
          flow().aside(started::end);
        }
      }
    }
  }

  private void settle(Outcome outcome) {
    if (cancelled || outcome instanceof Outcome.Cancelled) {
      end(TaskState.CANCELLED);
    } else if (outcome instanceof Outcome.Done done) {
      succeed(TaskState.SUCCEEDED, done.outputs());
    } else if (outcome instanceof Outcome.Cached cached) {
      succeed(TaskState.SKIPPED, cached.outputs());
    } else {
      retryOrFail(((Outcome.Failed) outcome).failure());
    }
  }

  private void retryOrFail(Failure failure) {
    Task.Retry retry = task().retry();
    if (tries > retry.maxRetries() || stopped()) {
      fail(failure);
    } else {
      flow().later(retry.before(tries), () -> retry());
    }
  }

  private void retry() {
    if (!state().ended()) {
      begin(inputs);
    }
  }
}
