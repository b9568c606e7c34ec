package io.github.vertexmaven.core.job.clean;

import io.github.vertexmaven.core.service.JobArchive;
import io.github.vertexmaven.core.service.JobStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Jobs that ended long ago and are not in the service's archive, the oldest first.
 *
 * @param archive where they can go
 */
public record OldEnded(JobArchive archive, List<JobStatus> jobs) {

  private static final Comparator<JobStatus> BY_END =
      Comparator.<JobStatus, Instant>comparing(job -> job.ended().orElseThrow())
          .thenComparing(JobStatus::jobId);

  /** Copies the list. */
  public OldEnded {
    jobs = List.copyOf(jobs);
  }

  /**
   * Finds them.
   *
   * @param jobs of the project
   * @param before jobs that ended before this time are old
   */
  public static OldEnded of(Collection<JobStatus> jobs, Instant before, JobArchive archive) {
    Set<String> archived = archive.ids();
    return new OldEnded(
        archive,
        jobs.stream()
            .filter(job -> job.state().isFinal() && job.ended().filter(before::isAfter).isPresent())
            .filter(job -> !archived.contains(job.jobId()))
            .sorted(BY_END)
            .toList());
  }

  /**
   * Archives them, where somebody wants that.
   *
   * @param wanted whether they are to be archived at all
   * @param dryRun whether nothing is archived nevertheless
   * @return what is to be said of it
   */
  public String archive(boolean wanted, boolean dryRun) {
    if (jobs.isEmpty()) {
      return "There is nothing to archive.";
    } else if (dryRun) {
      return "Dry run: nothing is archived; without -Dvertexai.dryRun, -Dvertexai.archive archives "
          + count()
          + ".";
    } else if (!wanted) {
      return "Nothing is archived yet; to archive them, add -Dvertexai.archive";
    }
    jobs.forEach(job -> archive.put(job.jobId()));
    return "Archived "
        + count()
        + ". Lists leave archived runs out; list-pipelines shows them with"
        + " -Dvertexai.filter=storage_state=ARCHIVED.";
  }

  private String count() {
    return jobs.size() == 1 ? "1 run" : jobs.size() + " runs";
  }
}
