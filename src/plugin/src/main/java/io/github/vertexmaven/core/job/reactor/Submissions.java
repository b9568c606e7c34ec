package io.github.vertexmaven.core.job.reactor;

import io.github.vertexmaven.core.job.watch.FailedJob;
import io.github.vertexmaven.core.service.RemoteException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The submissions of one build by one goal. A job that fails keeps no other from running. They wait
 * until every module that takes part has come to its own: a module that fails before leaves nothing
 * submitted.
 */
public final class Submissions {

  /** Uploads and submits one job. */
  public interface Submission {
    void run();
  }

  private final AtomicBoolean first = new AtomicBoolean(true);
  private final Set<String> expected;
  private final Set<String> come = new HashSet<>();
  private final List<Submission> waiting = new ArrayList<>();

  /**
   * Those of a build.
   *
   * @param expected the modules that take part
   */
  public Submissions(Set<String> expected) {
    this.expected = Set.copyOf(expected);
  }

  /** A module's place among them. */
  public record Ticket(Submissions submissions, String module) {
    /** Runs it as soon as all have come. */
    public void submit(Submission submission) {
      run(List.of(submission));
    }

    /** Whether no other module has asked this before. */
    public boolean isFirst() {
      return submissions.first.compareAndSet(true, false);
    }

    /** The module has come and has nothing to submit; the others need not wait for it. */
    public void pass() {
      run(List.of());
    }

    private void run(List<Submission> own) {
      List<String> failures = new ArrayList<>();
      for (Submission ready : submissions.add(module, own)) {
        try {
          ready.run();
        } catch (FailedJob e) {
          failures.add(e.getMessage());
        } catch (RemoteException e) {
          if (!e.kind().isUsersFault()) {
            throw e;
          }
          failures.add(e.getMessage());
        }
      }
      if (!failures.isEmpty()) {
        throw new FailedJob(String.join("\n", failures));
      }
    }
  }

  private synchronized List<Submission> add(String module, List<Submission> own) {
    waiting.addAll(own);
    come.add(module);
    if (!come.containsAll(expected)) {
      return List.of();
    }
    List<Submission> ready = List.copyOf(waiting);
    waiting.clear();
    return ready;
  }
}
