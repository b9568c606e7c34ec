package io.github.vertexmaven.emulator.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All of a job: in memory while it is at work, and for a while when somebody asks for it later. */
final class LoadedJob {

  private final JobDefinition request;
  private final Map<Long, TaskRecord> tasks = new LinkedHashMap<>();
  private final Map<Long, Long> revisions = new HashMap<>();
  private final Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
  private final Set<String> uses = new HashSet<>();
  private final JobData data;

  /** A job without tasks. */
  LoadedJob(JobDefinition request, JobData data) {
    this.request = request;
    this.data = data;
  }

  JobDefinition request() {
    return request;
  }

  void put(TaskRecord task, long revision) {
    TaskRecord before = tasks.put(task.id(), task);
    if (before != null) {
      count(before, -1);
    }
    count(task, 1);
    uses.addAll(data.usedBy(task));
    revisions.put(task.id(), revision);
  }

  /** Nodes, as goals and the console count them: importers and groups run nothing. */
  private void count(TaskRecord task, int more) {
    if (task.identity().kind() == TaskRecord.Kind.CONTAINER) {
      counts.merge(task.state(), more, (one, other) -> one + other == 0 ? null : one + other);
    }
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

  /** How many of the tasks that run something are in which state. */
  Map<TaskState, Integer> counts() {
    return counts;
  }

  /** Where it writes, and whose data it uses by now. */
  JobData data() {
    return data.with(uses);
  }
}
