package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Messages of the jobs that were asked for last, so that who follows a job pays for what has
 * changed since, not for all of its tasks, and who looks at the list not for all specs. They are
 * bounded together, and go when memory is short.
 */
final class RecentJobs {

  /** Serialized; in memory it is several times as much. */
  private static final long MOST_BYTES = 8 << 20;

  private static final int BYTES_PER_TASK = 400;

  /** A detail with the record that it tells. */
  private record Told(TaskRecord record, PipelineTaskDetail detail) {}

  /** What is known of one job; the request of a job never changes. */
  private static final class Known {

    private PipelineJob request;
    private Map<Long, Told> tasks = new HashMap<>();

    private long bytes() {
      return (request == null ? 0 : request.getSerializedSize())
          + (long) BYTES_PER_TASK * tasks.size();
    }
  }

  /** With what it weighs. */
  private record Kept(SoftReference<Known> known, long bytes) {}

  private final Map<Job, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** What of a job never changes, if it is known still. */
  Optional<PipelineJob> request(Job job) {
    Known of = of(job);
    synchronized (of) {
      return Optional.ofNullable(of.request);
    }
  }

  /** What of a job never changes, made at most once while the job is among the last. */
  PipelineJob request(Job job, Function<Job, PipelineJob> make) {
    Known of = of(job);
    synchronized (of) {
      if (of.request == null) {
        of.request = make.apply(job);
        keep(job, of);
      }
      return of.request;
    }
  }

  /** The details of a job's tasks, in order; only tasks that have changed are made anew. */
  List<PipelineTaskDetail> tasks(Job job, Function<TaskRecord, PipelineTaskDetail> make) {
    Known of = of(job);
    synchronized (of) {
      int before = of.tasks.size();
      Map<Long, Told> now = new LinkedHashMap<>();
      for (TaskRecord task : job.tasks()) {
        Told known = of.tasks.get(task.id());
        boolean same = known != null && known.record() == task;
        now.put(task.id(), same ? known : new Told(task, make.apply(task)));
      }
      of.tasks = now;
      if (now.size() != before) {
        keep(job, of);
      }
      return now.values().stream().map(Told::detail).toList();
    }
  }

  private Known of(Job job) {
    synchronized (kept) {
      Kept there = kept.get(job);
      Known known = there == null ? null : there.known().get();
      return known == null ? new Known() : known;
    }
  }

  /** The job that is asked for stays, whatever it weighs. */
  private void keep(Job job, Known known) {
    Kept fresh = new Kept(new SoftReference<>(known), known.bytes());
    synchronized (kept) {
      Kept before = kept.remove(job);
      bytes += fresh.bytes() - (before == null ? 0 : before.bytes());
      kept.put(job, fresh);
      Iterator<Kept> oldest = kept.values().iterator();
      while (kept.size() > 1 && bytes > MOST_BYTES) {
        bytes -= oldest.next().bytes();
        oldest.remove();
      }
    }
  }
}
