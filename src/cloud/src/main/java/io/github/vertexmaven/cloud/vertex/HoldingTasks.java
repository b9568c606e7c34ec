package io.github.vertexmaven.cloud.vertex;

import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which tasks of a job only hold other tasks, as the job's own spec has it. A job does not say it
 * of a task whose own tasks have not begun, such as the one that runs at the end.
 */
final class HoldingTasks {

  private final Struct spec;
  private final Map<Long, PipelineTaskDetail> tasks;
  private final Map<Long, Optional<Struct>> dags = new HashMap<>();

  private HoldingTasks(PipelineJob job) {
    this.spec = job.getPipelineSpec();
    this.tasks =
        job.getJobDetail().getTaskDetailsList().stream()
            .collect(
                Collectors.toMap(
                    PipelineTaskDetail::getTaskId, Function.identity(), (one, other) -> one));
  }

  /** The tasks of a job without those that hold others which have not begun. */
  static List<PipelineTaskDetail> leftOut(PipelineJob job) {
    List<PipelineTaskDetail> all = job.getJobDetail().getTaskDetailsList();
    HoldingTasks holding = new HoldingTasks(job);
    List<Long> parents = all.stream().map(PipelineTaskDetail::getParentTaskId).distinct().toList();
    return all.stream()
        .filter(
            task ->
                parents.contains(task.getTaskId())
                    || TaskReading.status(task).state().isFinal()
                    || task.getParentTaskId() == 0
                    || holding.dag(task).isEmpty())
        .toList();
  }

  private Optional<Struct> dag(PipelineTaskDetail task) {
    Optional<Struct> known = dags.get(task.getTaskId());
    if (known == null) {
      // A job that names a task as its own parent ends here.
      dags.put(task.getTaskId(), Optional.empty());
      known = found(task);
      dags.put(task.getTaskId(), known);
    }
    return known;
  }

  private Optional<Struct> found(PipelineTaskDetail task) {
    PipelineTaskDetail parent = tasks.get(task.getParentTaskId());
    if (parent == null) {
      return in(spec, "root").flatMap(root -> in(root, "dag"));
    }
    return dag(parent)
        .flatMap(dag -> in(dag, "tasks"))
        .flatMap(named -> taskOf(named, task.getTaskName()))
        .flatMap(found -> in(found, "componentRef"))
        .map(reference -> text(reference, "name"))
        .flatMap(name -> in(spec, "components").flatMap(components -> in(components, name)))
        .flatMap(component -> in(component, "dag"));
  }

  private static Optional<Struct> taskOf(Struct tasks, String name) {
    return tasks.getFieldsMap().entrySet().stream()
        .filter(
            task ->
                task.getKey().equals(name)
                    || in(task.getValue().getStructValue(), "taskInfo")
                        .filter(info -> text(info, "name").equals(name))
                        .isPresent())
        .map(task -> task.getValue().getStructValue())
        .findFirst();
  }

  private static Optional<Struct> in(Struct struct, String key) {
    return Optional.ofNullable(struct.getFieldsMap().get(key))
        .filter(Value::hasStructValue)
        .map(Value::getStructValue);
  }

  private static String text(Struct struct, String key) {
    return struct.getFieldsOrDefault(key, Value.getDefaultInstance()).getStringValue();
  }
}
