package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.compile.document.ImporterSpec;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what changed since the last look at a job, one line for each change. */
public final class JobChanges {

  private final Map<Long, TaskStatus.State> known = new HashMap<>();

  /** The lines for what is new. */
  public List<String> since(JobStatus job) {
    List<String> lines = new ArrayList<>();
    for (TaskStatus task : leaves(job)) {
      TaskStatus.State before = known.put(task.id(), task.state());
      boolean news = task.state() != before && task.state() != TaskStatus.State.PENDING;
      if (news && !(isImporter(task) && task.state() == TaskStatus.State.RUNNING)) {
        lines.add(line(task));
      }
    }
    return lines;
  }

  private static String line(TaskStatus task) {
    String seconds = seconds(task).map(text -> " (" + text + " s)").orElse("");
    return String.format(Locale.ROOT, "%-10s", words(task)) + VisibleText.of(task.name()) + seconds;
  }

  /** An importer runs nothing: it only says where data lies. */
  public static boolean isImporter(TaskStatus task) {
    return task.logId().isEmpty() && task.outputs().keySet().equals(Set.of("artifact"));
  }

  /** Where no bucket is mounted a task gets its code as an artifact, which nobody wants to see. */
  private static boolean bringsCode(TaskStatus task) {
    return isImporter(task)
        && task.outputs().get("artifact").stream().allMatch(ImporterSpec::isCode);
  }

  /** A state as a person says it. */
  static String words(TaskStatus task) {
    return switch (task.state()) {
      case PENDING -> "waiting";
      case RUNNING -> "started";
      case SUCCEEDED -> isImporter(task) ? "input" : "done";
      case SKIPPED -> "cached";
      case NOT_TRIGGERED -> "not run";
      case CANCEL_PENDING, CANCELLING -> "stopping";
      case CANCELLED -> "cancelled";
      case FAILED -> "failed";
      case UNKNOWN -> "unknown";
    };
  }

  static Optional<String> seconds(TaskStatus task) {
    boolean ran =
        task.state() == TaskStatus.State.SUCCEEDED || task.state() == TaskStatus.State.FAILED;
    if (!ran || isImporter(task) || task.started().isEmpty() || task.ended().isEmpty()) {
      return Optional.empty();
    }
    double millis = task.ended().get().toEpochMilli() - task.started().get().toEpochMilli();
    return Optional.of(String.format(Locale.ROOT, "%.2f", millis / 1000));
  }

  /**
   * The tasks that run something, by start and name: the root and other tasks that only hold tasks
   * are left out.
   */
  public static List<TaskStatus> leaves(JobStatus job) {
    List<Long> parents = job.tasks().stream().flatMap(task -> task.parentId().stream()).toList();
    return job.tasks().stream()
        .filter(task -> !parents.contains(task.id()) && task.parentId().isPresent())
        .filter(task -> !bringsCode(task))
        .sorted(
            Comparator.comparing((TaskStatus task) -> task.started().orElse(java.time.Instant.MAX))
                .thenComparing(TaskStatus::name))
        .toList();
  }
}
