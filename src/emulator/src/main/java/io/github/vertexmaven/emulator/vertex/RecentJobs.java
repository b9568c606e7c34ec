package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Messages of the jobs that were asked for last, so that who follows a job pays for what has
 * changed since, not for all of its tasks. They go when memory is short.
 */
final class RecentJobs {

  private static final int JOBS = 4;

  /** A detail with the record that it tells. */
  private record Told(TaskRecord record, PipelineTaskDetail detail) {}

  /** What is known of one job; the request of a job never changes. */
  private static final class Known {

    private PipelineJob request;
    private Map<Long, Told> tasks = new HashMap<>();
  }

  private final Map<Job, SoftReference<Known>> known =
      new LinkedHashMap<>(JOBS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Job, SoftReference<Known>> eldest) {
          return size() > JOBS;
        }
      };

  /** What of a job never changes, made at most once while the job is among the last. */
  PipelineJob request(Job job, Function<Job, PipelineJob> make) {
    Known of = of(job);
    synchronized (of) {
      if (of.request == null) {
        of.request = make.apply(job);
      }
      return of.request;
    }
  }

  /** The details of a job's tasks, in order; only tasks that have changed are made anew. */
  List<PipelineTaskDetail> tasks(Job job, Function<TaskRecord, PipelineTaskDetail> make) {
    Known of = of(job);
    synchronized (of) {
      Map<Long, Told> now = new LinkedHashMap<>();
      for (TaskRecord task : job.tasks()) {
        Told before = of.tasks.get(task.id());
        boolean same = before != null && before.record() == task;
        now.put(task.id(), same ? before : new Told(task, make.apply(task)));
      }
      of.tasks = now;
      return now.values().stream().map(Told::detail).toList();
    }
  }

  private Known of(Job job) {
    synchronized (known) {
      SoftReference<Known> reference = known.get(job);
      Known of = reference == null ? null : reference.get();
      if (of == null) {
        of = new Known();
        known.put(job, new SoftReference<>(of));
      }
      return of;
    }
  }
}
