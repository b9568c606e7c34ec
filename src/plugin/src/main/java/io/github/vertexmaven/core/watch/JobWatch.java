package io.github.vertexmaven.core.watch;

import io.github.vertexmaven.core.remote.JobStatus;
import io.github.vertexmaven.core.remote.PipelineJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Polls a job until it ends. The pause grows while nothing changes, so that a short job is seen at
 * once and a long one costs the service little: at most 600 requests a minute are allowed for a
 * region.
 */
public final class JobWatch {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final double GROWTH = 1.5;

  private final PipelineJobs jobs;
  private final Consumer<JobStatus> seen;

  /**
   * A watch.
   *
   * @param seen told what each poll saw
   */
  public JobWatch(PipelineJobs jobs, Consumer<JobStatus> seen) {
    this.jobs = jobs;
    this.seen = seen;
  }

  /** The job when it has ended, or empty when the deadline came first. */
  public Optional<JobStatus> untilEnd(String jobId, Optional<Instant> deadline) {
    Duration pause = SHORTEST;
    JobStatus last = null;
    while (true) {
      JobStatus now = jobs.get(jobId);
      seen.accept(now);
      if (now.state().isFinal()) {
        return Optional.of(now);
      }
      if (deadline.filter(Instant.now()::isAfter).isPresent()) {
        return Optional.empty();
      }
      pause = now.equals(last) ? longer(pause) : SHORTEST;
      last = now;
      sleep(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration longer = Duration.ofMillis((long) (pause.toMillis() * GROWTH));
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted; the job goes on.", e);
    }
  }
}
