package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.TaskProcess;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A container or an importer: done by a worker, tried again if the spec says so. */
final class LeafNode extends Node {

  private final OutputPlan plan;
  private Values inputs = Values.NONE;
  private int tries;

  /** Guarded by this: a worker and the thread that decides both come here. */
  private boolean working;

  private boolean cancelled;
  private Optional<TaskProcess> process = Optional.empty();

  LeafNode(JobRun run, Group parent, Place place) {
    super(run, Optional.of(parent), place);
    this.plan = OutputPlan.of(run.job().request(), place.identity(), place.component());
  }

  @Override
  void begin(Values given) {
    inputs = given;
    tries++;
    run().work(this::work);
  }

  @Override
  synchronized void cancel() {
    cancelled = true;
    if (!working) {
      end(TaskState.CANCELLED);
      return;
    }
    run().job().change(identity().id(), record -> record.to(TaskState.CANCELLING, Instant.now()));
    process.ifPresent(some -> run().aside(some::end));
  }

  OutputPlan plan() {
    return plan;
  }

  Values inputs() {
    return inputs;
  }

  /** Only the first try may take a known result: a retry is asked for because something failed. */
  boolean mayUseCache() {
    return tries == 1 && task().caching().enabled();
  }

  /** Whether its inputs are there and its result is too, so that nothing will run. */
  boolean isKnown() throws IOException {
    return mayUseCache()
        && component().body() instanceof Container container
        && run().host().cache().findWhole(CacheKey.of(this, container)).isPresent();
  }

  /** From here on a cancel ends the process, also one that came before it. */
  synchronized void running(TaskProcess started) {
    process = Optional.of(started);
    if (cancelled) {
      run().aside(started::end);
    }
  }

  private void work() {
    if (!claimed()) {
      return;
    }
    Outcome outcome = run().failedFast() && !place().spared() ? new Outcome.Cancelled() : tried();
    synchronized (this) {
      working = false;
      process = Optional.empty();
    }
    run().decide(() -> settle(outcome));
  }

  private synchronized boolean claimed() {
    working = !cancelled;
    return working;
  }

  private Outcome tried() {
    try {
      return new LeafWork(this).done();
    } catch (TaskFailed e) {
      return new Outcome.Failed(e.failure());
    } catch (InterruptedException e) {
      return new Outcome.Cancelled();
    } catch (Exception e) {
      return new Outcome.Failed(new Failure(13, "The emulator could not run the task: " + e));
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
    if (tries > retry.maxRetries() || run().failedFast() && !place().spared()) {
      fail(failure);
    } else {
      run().later(retry.before(tries), () -> retry());
    }
  }

  private void retry() {
    if (!state().ended()) {
      begin(inputs);
    }
  }
}
