package io.github.vertexmaven.emulator.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All of a job: in memory while it is at work, and for a while when somebody asks for it later. */
final class LoadedJob {

  private final JobDefinition request;
  private final Map<Long, TaskRecord> tasks = new LinkedHashMap<>();
  private final Map<Long, Long> revisions = new HashMap<>();

  LoadedJob(JobDefinition request) {
    this.request = request;
  }

  JobDefinition request() {
    return request;
  }

  void put(TaskRecord task, long revision) {
    tasks.put(task.id(), task);
    revisions.put(task.id(), revision);
  }

  Optional<TaskRecord> task(long id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** In the order in which they came up. */
  List<TaskRecord> tasks() {
    return List.copyOf(tasks.values());
  }

  List<TaskRecord> since(long revision) {
    return tasks.values().stream().filter(task -> revisions.get(task.id()) > revision).toList();
  }

  int size() {
    return tasks.size();
  }

  Map<TaskState, Integer> counts() {
    Map<TaskState, Integer> counts = new TreeMap<>();
    for (TaskRecord task : tasks.values()) {
      TaskRecord.Kind kind = task.identity().kind();
      if (kind == TaskRecord.Kind.CONTAINER || kind == TaskRecord.Kind.IMPORTER) {
        counts.merge(task.state(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
