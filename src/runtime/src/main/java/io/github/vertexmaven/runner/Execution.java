package io.github.vertexmaven.runner;

import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The order in which nodes run: of those that are ready the first in topological order. A worker
 * that finishes a node goes on with the next one itself, so that a chain costs no hand-over between
 * threads.
 */
final class Execution {

  /** Runs one node to its end; what it throws is the node's failure. */
  interface Call {
    void run(PipelineNode node) throws Throwable;
  }

  private static final int RESERVE_BYTES = 1 << 18;
  private static final int MOST_CAUSES = 20;

  /** Made while there is memory. */
  private static final OutOfMemoryError UNTOLD =
      new OutOfMemoryError("there was not enough memory to find out in which node");

  private final List<PipelineNode> nodes;
  private final Call call;
  private final int maxWorkers;
  private final Map<String, List<Integer>> readers = new HashMap<>();
  private final int[] waiting;
  private final PriorityQueue<Integer> ready = new PriorityQueue<>();
  private final Set<PipelineNode> done = new HashSet<>();
  private final List<RunFailedException.Failure> failures = new ArrayList<>();
  private int workers;

  /** Let go when memory runs out, so that the failure can be kept and told. */
  private byte[] reserve = new byte[RESERVE_BYTES];

  private boolean outOfMemory;

  Execution(Pipeline pipeline, Call call, int maxWorkers) {
    this.nodes = pipeline.nodes();
    this.call = call;
    this.maxWorkers = maxWorkers;
    this.waiting = new int[nodes.size()];
    Set<String> written = pipeline.writers().keySet();
    for (int i = 0; i < nodes.size(); i++) {
      for (String read : nodes.get(i).datasetsRead()) {
        if (written.contains(read)) {
          readers.computeIfAbsent(read, any -> new ArrayList<>()).add(i);
          waiting[i]++;
        }
      }
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
  }

  /**
   * Returns when no node runs any more and none may start, or at once when memory has run out:
   * nodes that still run may wait for ever for threads that died of it.
   */
  void run() {
    ExecutorService pool = Executors.newFixedThreadPool(maxWorkers, new NodeThreads());
    try {
      synchronized (this) {
        startWorkers(pool);
        while (workers > 0 && !outOfMemory) {
          wait();
        }
        if (outOfMemory && failures.isEmpty()) {
          throw UNTOLD;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted.", e);
    } finally {
      pool.shutdownNow();
    }
  }

  synchronized Set<PipelineNode> done() {
    return Set.copyOf(done);
  }

  synchronized List<RunFailedException.Failure> failures() {
    return List.copyOf(failures);
  }

  private void startWorkers(ExecutorService pool) {
    int wanted = Math.min(maxWorkers - workers, ready.size());
    for (int i = 0; i < wanted; i++) {
      workers++;
      pool.execute(new Worker(pool));
    }
  }

  private final class Worker implements Runnable {
    private final ExecutorService pool;

    Worker(ExecutorService pool) {
      this.pool = pool;
    }

    @Override
    public void run() {
      work(pool);
    }
  }

  private void work(ExecutorService pool) {
    Integer next = take();
    while (next != null) {
      PipelineNode node = nodes.get(next);
      Throwable failure = null;
      try {
        call.run(node);
      } catch (Throwable e) {
        failure = e;
      }
      next = finished(node, failure, pool);
    }
  }

  private Integer finished(PipelineNode node, Throwable failure, ExecutorService pool) {
    try {
      return ended(node, failure, pool);
    } catch (OutOfMemoryError e) {
      giveUp();
      return null;
    }
  }

  private synchronized void giveUp() {
    outOfMemory = true;
    notifyAll();
  }

  private synchronized Integer take() {
    Integer next = failures.isEmpty() ? ready.poll() : null;
    if (next == null) {
      workers--;
      notifyAll();
    }
    return next;
  }

  private synchronized Integer ended(PipelineNode node, Throwable failure, ExecutorService pool) {
    if (failure != null) {
      if (isOutOfMemory(failure)) {
        reserve = null;
        outOfMemory = true;
      }
      failures.add(new RunFailedException.Failure(node.name(), node.source(), failure));
      return take();
    }
    done.add(node);
    for (String written : node.datasetsWritten()) {
      for (int reader : readers.getOrDefault(written, List.of())) {
        if (--waiting[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    Integer next = take();
    if (next != null) {
      startWorkers(pool);
    }
    return next;
  }

  static boolean isOutOfMemory(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Nodes of one run never keep the JVM alive on their own. */
  private static final class NodeThreads implements java.util.concurrent.ThreadFactory {
    private int count;

    @Override
    public synchronized Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "node-" + ++count);
      thread.setDaemon(true);
      return thread;
    }
  }
}
