package io.github.vertexmaven.core.job.watch;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
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

  /** Tells the time and lets it pass. */
  interface Time {
    /** The present moment. */
    Instant now();

    /** Waits. */
    void pass(Duration pause) throws InterruptedException;
  }

  private static final Time REAL =
      new Time() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void pass(Duration pause) throws InterruptedException {
          Thread.sleep(pause.toMillis());
        }
      };

  private final PipelineJobs jobs;
  private final Consumer<JobStatus> seen;
  private final Time time;

  /**
   * A watch.
   *
   * @param seen told what each poll saw
   */
  public JobWatch(PipelineJobs jobs, Consumer<JobStatus> seen) {
    this(jobs, seen, REAL);
  }

  JobWatch(PipelineJobs jobs, Consumer<JobStatus> seen, Time time) {
    this.jobs = jobs;
    this.seen = seen;
    this.time = time;
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
      Optional<Duration> left = deadline.map(end -> Duration.between(time.now(), end));
      if (left.filter(rest -> rest.compareTo(Duration.ZERO) <= 0).isPresent()) {
        return Optional.empty();
      }
      pause = now.equals(last) ? longer(pause) : SHORTEST;
      last = now;
      sleep(shorter(pause, left.orElse(pause)));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration pause) {
    Duration longer = Duration.ofMillis((long) (pause.toMillis() * GROWTH));
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }

  private void sleep(Duration pause) {
    try {
      time.pass(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted; the job continues.", e);
    }
  }
}
