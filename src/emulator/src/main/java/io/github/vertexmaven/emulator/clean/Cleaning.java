package io.github.vertexmaven.emulator.clean;

import io.github.vertexmaven.emulator.clean.Freed.Amount;
import io.github.vertexmaven.emulator.clean.Freed.Part;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.FileTree;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Removes jobs: their journals, what they printed, what the metadata store and the cache have of
 * them, and their data. A job stays while it runs, and while a job that stays uses its data.
 *
 * @param buckets with the URIs of every store
 */
public record Cleaning(Jobs jobs, Cache cache, BucketFolders buckets, Metadata metadata) {

  /** What the services remember of jobs. */
  public interface Metadata {

    /** How many bytes a job has there. */
    long size(JobKey job);

    /** Forgets a job that is gone. */
    void forget(JobKey job);
  }

  /**
   * Removes what may go of some jobs, or finds out how much that is.
   *
   * @param candidates the newest first
   * @param really removes it
   */
  synchronized Freed clean(List<Job> candidates, boolean really) throws IOException {
    Set<JobKey> going = new HashSet<>();
    candidates.forEach(job -> going.add(job.key()));
    UsedData used =
        UsedData.of(jobs.all().stream().filter(job -> !going.contains(job.key())).toList());
    Freed freed = Freed.NOTHING;
    for (Job job : candidates) {
      Optional<Freed> gone = isInUse(job, used) ? Optional.empty() : part(job, used, really);
      if (gone.isEmpty()) {
        used.add(job);
      }
      freed = freed.plus(gone.orElse(Freed.NOTHING));
    }
    return freed;
  }

  private static boolean isInUse(Job job, UsedData used) {
    return !job.status().state().ended() || used.has(job);
  }

  /** Nothing where a running job has come to use it meanwhile. */
  private Optional<Freed> part(Job job, UsedData used, boolean really) throws IOException {
    Optional<Path> data = used.shares(job) ? Optional.empty() : buckets.file(job.data().place());
    Set<Path> results = new LinkedHashSet<>(cache.of(job.key()));
    Freed freed = measured(job, results, data);
    if (really) {
      boolean gone = cache.alone(() -> remove(job, results));
      if (!gone) {
        return Optional.empty();
      }
      metadata.forget(job.key());
      if (data.isPresent()) {
        FileTree.delete(data.get());
      }
    }
    return Optional.of(freed);
  }

  private boolean remove(Job job, Set<Path> results) throws IOException {
    UsedData now = UsedData.of(jobs.atWork());
    if (now.has(job)) {
      return false;
    }
    for (Path result : results) {
      Files.deleteIfExists(result);
    }
    jobs.delete(job.key());
    return true;
  }

  private Freed measured(Job job, Set<Path> results, Optional<Path> data) throws IOException {
    Map<Part, Amount> parts = new EnumMap<>(Part.class);
    Amount logs = Amount.of(job.logs());
    parts.put(Part.JOURNALS, Amount.of(job.folder()).minus(logs));
    parts.put(Part.LOGS, logs);
    long remembered = metadata.size(job.key());
    parts.put(Part.METADATA, new Amount(remembered == 0 ? 0 : 1, remembered));
    Amount known = Amount.NONE;
    for (Path result : results) {
      known = known.plus(Amount.of(result));
    }
    parts.put(Part.RESULTS, known);
    parts.put(Part.DATA, data.isPresent() ? Amount.of(data.get()) : Amount.NONE);
    return new Freed(1, parts);
  }
}
