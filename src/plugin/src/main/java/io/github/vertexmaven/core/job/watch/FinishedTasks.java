package io.github.vertexmaven.core.job.watch;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.status.JobChanges;
import java.util.Map;
import java.util.TreeMap;

/** What a job has done, whatever became of it. */
public final class FinishedTasks {

  private FinishedTasks() {}

  /** The URIs of what finished tasks wrote, by the task's name and by output. */
  public static Map<String, Map<String, String>> of(JobStatus job) {
    Map<String, Map<String, String>> done = new TreeMap<>();
    for (TaskStatus task : JobChanges.leaves(job)) {
      boolean finished =
          task.state() == TaskStatus.State.SUCCEEDED || task.state() == TaskStatus.State.SKIPPED;
      if (finished && !JobChanges.isImporter(task)) {
        Map<String, String> outputs = new TreeMap<>();
        task.outputs()
            .forEach((key, uris) -> uris.stream().findFirst().ifPresent(u -> outputs.put(key, u)));
        done.put(task.name(), outputs);
      }
    }
    return done;
  }
}
