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
 * region. A service on this machine has no such limit, but it shares the processors with the tasks:
 * there the pause stays short as long as polls take a small part of the time.
 */
public final class JobWatch {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final double GROWTH = 1.5;

  private static final Duration SHORTEST_HERE = Duration.ofMillis(25);
  private static final Duration LONGEST_HERE = Duration.ofMillis(250);

  /** How many times as long as a call each of the two is where the call takes long. */
  private static final int CALLS_SHORTEST = 4;

  private static final int CALLS_LONGEST = 20;

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
  private final boolean here;
  private final Time time;

  /**
   * A watch.
   *
   * @param seen told what each poll saw
   * @param here whether the service is on this machine
   */
  public JobWatch(PipelineJobs jobs, Consumer<JobStatus> seen, boolean here) {
    this(jobs, seen, here, REAL);
  }

  JobWatch(PipelineJobs jobs, Consumer<JobStatus> seen, boolean here, Time time) {
    this.jobs = jobs;
    this.seen = seen;
    this.here = here;
    this.time = time;
  }

  /** The job when it has ended, or empty when the deadline came first. */
  public Optional<JobStatus> untilEnd(String jobId, Optional<Instant> deadline) {
    Duration pause = Duration.ZERO;
    JobStatus last = null;
    while (true) {
      Instant asked = time.now();
      JobStatus now = jobs.get(jobId);
      Duration call = Duration.between(asked, time.now());
      seen.accept(now);
      if (now.state().isFinal()) {
        return Optional.of(now);
      }
      Optional<Duration> left = deadline.map(end -> Duration.between(time.now(), end));
      if (left.filter(rest -> rest.compareTo(Duration.ZERO) <= 0).isPresent()) {
        return Optional.empty();
      }
      pause = now.equals(last) ? shorter(longer(pause), longest(call)) : shortest(call);
      last = now;
      sleep(shorter(pause, left.orElse(pause)));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration pause) {
    return Duration.ofMillis((long) (pause.toMillis() * GROWTH));
  }

  private Duration shortest(Duration call) {
    return here ? within(SHORTEST_HERE, call.multipliedBy(CALLS_SHORTEST)) : SHORTEST;
  }

  private Duration longest(Duration call) {
    return here ? within(LONGEST_HERE, call.multipliedBy(CALLS_LONGEST)) : LONGEST;
  }

  private static Duration within(Duration least, Duration wanted) {
    return shorter(least.compareTo(wanted) > 0 ? least : wanted, LONGEST);
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
