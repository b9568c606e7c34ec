package io.github.vertexmaven.runner;

import io.github.vertexmaven.pipeline.PipelineNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends nodes that run longer than they may. A node with a limit has a thread of its own, which is
 * interrupted when the time is over, and left to itself when it takes no notice.
 */
final class Watchdog implements Execution.Call {

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final NodeCall call;
  private final Map<String, Duration> limits;

  Watchdog(NodeCall call, Map<String, Duration> limits) {
    this.call = call;
    this.limits = limits;
  }

  @Override
  public void run(PipelineNode node) throws Throwable {
    Duration limit = limits.get(node.name());
    if (limit == null) {
      call.run(node, new CancellationToken());
    } else {
      run(node, limit);
    }
  }

  private void run(PipelineNode node, Duration limit) throws Throwable {
    CancellationToken tenure = new CancellationToken();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = thread(() -> failure.set(failure(node, tenure)));
    thread.start();
    // To join for no time at all means to join for ever.
    thread.join(Math.max(1, limit.toMillis()));
    if (thread.isAlive() && tenure.giveUp()) {
      NodeTimeoutException over = new NodeTimeoutException(limit, thread.getStackTrace());
      thread.interrupt();
      thread.join(GRACE.toMillis());
      call.failed(node, over);
      throw over;
    }
    thread.join();
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, Thread.currentThread().getName() + "-limited");
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.setDaemon(true);
    return thread;
  }

  private Throwable failure(PipelineNode node, CancellationToken tenure) {
    try {
      call.run(node, tenure);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }
}
