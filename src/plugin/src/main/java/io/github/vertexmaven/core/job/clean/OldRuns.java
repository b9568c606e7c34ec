package io.github.vertexmaven.core.job.clean;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.ByteCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The run data of jobs that ended long ago. All places are taken from the jobs: nothing is deleted
 * that no job of this pipeline root names as its output, nothing outside of the root, and nothing
 * that a younger job uses, because it took it from the cache.
 *
 * @param jobs those that have data left, the oldest first
 * @param used how many objects were spared because other jobs use them
 */
public record OldRuns(List<Job> jobs, int used) {

  /** Code is never run data, wherever a root lies. */
  private static final String CODE = "/vertexai-code/";

  /** Copies the list. */
  public OldRuns {
    jobs = List.copyOf(jobs);
  }

  /**
   * A job whose data can go.
   *
   * @param objects their URIs, sorted, with their sizes in bytes
   */
  public record Job(String id, Instant ended, Map<String, Long> objects) {

    /** Copies the map. */
    public Job {
      objects = Collections.unmodifiableMap(new TreeMap<>(objects));
    }
  }

  /**
   * Finds them.
   *
   * @param jobs of the project and region, with their tasks
   * @param root the pipeline root, {@code gs://bucket/folder/vertexai-runs}
   * @param goes whether the data of a job may go; that of others is in use
   * @param sizes the objects whose URI begins so, with their sizes in bytes
   */
  public static OldRuns of(
      Collection<JobStatus> jobs,
      String root,
      Predicate<JobStatus> goes,
      Function<String, ? extends Map<String, Long>> sizes) {
    Set<String> inUse = new TreeSet<>();
    TreeMap<Instant, List<JobStatus>> old = new TreeMap<>();
    for (JobStatus job : jobs) {
      if (goes.test(job)) {
        old.computeIfAbsent(job.ended().orElseThrow(), any -> new ArrayList<>()).add(job);
      } else {
        job.tasks().forEach(task -> task.outputs().values().forEach(inUse::addAll));
      }
    }
    List<Job> found = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    int used = 0;
    for (List<JobStatus> ended : old.values()) {
      for (JobStatus job : ended) {
        Map<String, Long> data = new TreeMap<>();
        places(job, root).forEach(place -> data.putAll(sizes.apply(place)));
        data.keySet().removeIf(uri -> uri.contains(CODE) || !seen.add(uri));
        int all = data.size();
        data.keySet().removeIf(uri -> isInUse(uri, inUse));
        used += all - data.size();
        if (!data.isEmpty()) {
          found.add(new Job(job.jobId(), job.ended().orElseThrow(), data));
        }
      }
    }
    return new OldRuns(found, used);
  }

  /** How many objects can go. */
  public int count() {
    return jobs.stream().mapToInt(job -> job.objects().size()).sum();
  }

  /** How many bytes they have. */
  public long bytes() {
    return jobs.stream()
        .flatMap(job -> job.objects().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /**
   * Deletes what can go, where somebody wants that.
   *
   * @param wanted whether it is to be deleted at all
   * @param dryRun whether nothing is deleted nevertheless
   * @return what is to be said of it
   */
  public Optional<String> clean(boolean wanted, boolean dryRun, Consumer<List<String>> deleting) {
    if (dryRun) {
      return Optional.of(
          "Dry run: nothing is deleted"
              + (jobs.isEmpty() ? "." : "; without -Dvertexai.dryRun, -Dvertexai.delete deletes ")
              + (jobs.isEmpty() ? "" : objects() + "."));
    }
    if (wanted) {
      jobs.forEach(job -> deleting.accept(List.copyOf(job.objects().keySet())));
      return Optional.of("Deleted " + objects() + ".");
    }
    return jobs.isEmpty()
        ? Optional.empty()
        : Optional.of("Nothing is deleted yet; to delete them, add -Dvertexai.delete");
  }

  private String objects() {
    return (count() == 1 ? "1 object" : count() + " objects") + ", " + ByteCount.words(bytes());
  }

  /**
   * Whether the data of a job can go.
   *
   * @param root the pipeline root
   * @param before jobs that ended before this time are old
   */
  public static boolean isOld(JobStatus job, String root, Instant before) {
    return job.state().isFinal()
        && job.outputDirectory().replaceFirst("/+$", "").equals(root)
        && job.ended().filter(before::isAfter).isPresent();
  }

  /**
   * The folders that bear the job's id and hold its outputs; what a task took from the cache lies
   * in the folder of another job.
   */
  private static Set<String> places(JobStatus job, String root) {
    Set<String> places = new TreeSet<>();
    for (TaskStatus task : job.tasks()) {
      task.outputs().values().stream()
          .flatMap(List::stream)
          .filter(uri -> uri.startsWith(root + "/"))
          .forEach(uri -> addFolder(uri, job.jobId(), root.length(), places));
    }
    return places;
  }

  private static void addFolder(String uri, String jobId, int from, Set<String> places) {
    int folder = uri.indexOf("/" + jobId + "/", from);
    if (folder >= 0) {
      places.add(uri.substring(0, folder + jobId.length() + 2));
    }
  }

  private static boolean isInUse(String uri, Set<String> inUse) {
    for (int end = uri.length(); end > 0; end = uri.lastIndexOf('/', end - 1)) {
      if (inUse.contains(uri.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
