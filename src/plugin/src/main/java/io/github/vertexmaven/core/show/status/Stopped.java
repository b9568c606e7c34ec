package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said when somebody stops a build that has sent a job on its way. */
public final class Stopped {

  private Stopped() {}

  /** While code and data are uploaded. */
  public static String uploading() {
    return "Stopped: no job was submitted. The next run uses what is already uploaded.";
  }

  /** Between the request and its answer. */
  public static String submitting(String jobId, Commands commands) {
    return "Stopped while job " + jobId + " was submitted: it may run.\n" + next(jobId, commands);
  }

  /** After the answer, while the build does something else. */
  public static String submitted(String jobId, Commands commands) {
    return "Stopped: job " + jobId + " is submitted and continues.\n" + next(jobId, commands);
  }

  /**
   * While the job runs: it does so elsewhere.
   *
   * @param limit how long the build would have waited before it cancelled the job
   */
  public static String waiting(String jobId, Optional<Duration> limit, Commands commands) {
    return "Stopped waiting: job "
        + jobId
        + " continues"
        + (limit.isPresent() ? ", and nothing cancels it after the timeout" : "")
        + ".\n"
        + next(jobId, commands);
  }

  /**
   * While nodes run in a process that ends with the build.
   *
   * @param running the nodes that were under way
   * @param done how many nodes had ended well
   * @param all how many there are
   */
  public static String local(List<String> running, long done, long all) {
    if (all == 0) {
      return "Stopped before a node was started.";
    }
    String nodes = running.stream().map(node -> "'" + node + "'").collect(Collectors.joining(", "));
    String were =
        running.isEmpty()
            ? "no node was running"
            : running.size() == 1
                ? "node " + nodes + " was running"
                : "nodes " + nodes + " were running";
    return "Stopped: "
        + were
        + ", "
        + done
        + " of "
        + all
        + " nodes "
        + (done == 1 ? "is" : "are")
        + " done. Nothing is running any more.";
  }

  /** What {@code cancel} says of a job that cannot be stopped any more. */
  public static String ended(JobStatus job) {
    String state = job.state().name().toLowerCase(Locale.ROOT);
    String when = job.ended().map(at -> " at " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("");
    return "Job " + job.jobId() + " has ended already: " + state + when + ".";
  }

  private static String next(String jobId, Commands commands) {
    return "  To follow it: "
        + commands.status(jobId)
        + "\n  To stop it:   "
        + commands.cancel(jobId);
  }
}
