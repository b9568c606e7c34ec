package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.DagSpec;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.SpecReader;
import io.github.vertexmaven.emulator.spec.SpecRules;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The containers of a job's tasks, by what has come up while it ran. */
final class JobContainers {

  private final CheckedSpec spec;
  private final Map<Long, TaskRecord> records = new HashMap<>();

  private JobContainers(CheckedSpec spec, Job job) {
    this.spec = spec;
    job.tasks().forEach(task -> records.put(task.id(), task));
  }

  static JobContainers of(Job job) {
    try {
      return new JobContainers(SpecReader.read(job.request().spec(), SpecRules.KUBEFLOW), job);
    } catch (MalformedSpec e) {
      throw PageErrors.unsuited("The spec of the job cannot be read: " + e.getMessage());
    }
  }

  /** What a task runs; nothing for groups and importers. */
  Optional<Container> of(TaskRecord task) {
    Component component = spec.root();
    boolean isLoop = false;
    for (TaskRecord each : path(task)) {
      // A turn of a loop is of the loop's own component.
      if (!isLoop) {
        Task use =
            component.body() instanceof DagSpec dag
                ? dag.tasks().get(each.identity().name())
                : null;
        if (use == null) {
          return Optional.empty();
        }
        component = spec.component(use);
      }
      isLoop = each.identity().kind() == TaskRecord.Kind.LOOP;
    }
    return component.body() instanceof Container container
        ? Optional.of(container)
        : Optional.empty();
  }

  /** From the outermost group to the task, without the root. */
  private Deque<TaskRecord> path(TaskRecord task) {
    Deque<TaskRecord> path = new ArrayDeque<>();
    for (TaskRecord at = task;
        at != null && at.identity().parent() != 0;
        at = records.get(at.identity().parent())) {
      path.addFirst(at);
    }
    return path;
  }
}
