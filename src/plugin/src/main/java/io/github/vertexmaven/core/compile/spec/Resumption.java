package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A spec that goes on where an earlier job stopped: the tasks that are done are left out, and what
 * they wrote is imported from where that job left it.
 */
public final class Resumption {

  private final Map<String, Map<String, String>> done;
  private final Names.Distinct names = new Names.Distinct(Names::task, "-");
  private final List<ContainerTask> reused = new ArrayList<>();

  private Resumption(Map<String, Map<String, String>> done) {
    this.done = done;
  }

  /**
   * What came out.
   *
   * @param spec what is left to run
   * @param reused the tasks that are left out
   * @param remaining how many tasks are left, the exit pipeline's not counted
   */
  public record Resumed(PipelineSpec spec, List<ContainerTask> reused, int remaining) {

    /** Copies the list. */
    public Resumed {
      reused = List.copyOf(reused);
    }
  }

  /**
   * The rest of a spec.
   *
   * @param done the tasks that an earlier job finished, by the name that a job shows, with the URIs
   *     of what they wrote by output
   */
  public static Resumed of(PipelineSpec spec, Map<String, Map<String, String>> done) {
    Resumption resumption = new Resumption(done);
    resumption.take(spec.tasks());
    SortedMap<String, Task> rest = resumption.rest(spec.tasks());
    PipelineSpec resumed =
        new PipelineSpec(
            spec.name(),
            spec.description(),
            spec.sdkVersion(),
            spec.pipelineRoot(),
            spec.inputs(),
            rest,
            spec.pipelineConfig(),
            spec.keyed());
    return new Resumed(resumed, resumption.reused, remaining(rest));
  }

  private static int remaining(Map<String, Task> tasks) {
    int remaining = 0;
    for (Task task : tasks.values()) {
      if (task instanceof ContainerTask && !startsTracking(task)) {
        remaining++;
      } else if (task instanceof DagTask dag && dag.exit().isEmpty()) {
        remaining += remaining(dag.tasks());
      }
    }
    return remaining;
  }

  /** A spec's names of tasks are unique in all of its DAGs. */
  private void take(SortedMap<String, Task> tasks) {
    tasks.forEach(
        (name, task) -> {
          names.of(name);
          if (task instanceof DagTask dag) {
            take(dag.tasks());
          }
        });
  }

  private SortedMap<String, Task> rest(SortedMap<String, Task> tasks) {
    Set<String> finished = finished(tasks);
    SortedMap<String, Task> rest = new TreeMap<>();
    Map<ArtifactInput, ArtifactInput> imported = new java.util.HashMap<>();
    tasks.forEach(
        (name, task) -> {
          if (task instanceof DagTask dag) {
            rest.put(name, dag.exit().isPresent() ? dag : with(dag, rest(dag.tasks())));
          } else if (task instanceof ContainerTask container && !finished.contains(name)) {
            rest.put(name, with(container, finished, tasks, imported, rest));
          }
        });
    keepUsedImporters(tasks, rest);
    finished.forEach(name -> reused.add((ContainerTask) tasks.get(name)));
    return rest;
  }

  private static DagTask with(DagTask dag, SortedMap<String, Task> tasks) {
    return new DagTask(dag.displayName(), dag.parameters(), tasks, dag.exit());
  }

  /** A task is done only when all are that it reads from. */
  private Set<String> finished(SortedMap<String, Task> tasks) {
    Set<String> finished = new TreeSet<>();
    tasks.forEach(
        (name, task) -> {
          if (task instanceof ContainerTask container && isDone(container)) {
            finished.add(name);
          }
        });
    boolean fewer = true;
    while (fewer) {
      fewer =
          finished.removeIf(
              name ->
                  ((ContainerTask) tasks.get(name))
                      .after().stream()
                          .anyMatch(
                              earlier ->
                                  tasks.get(earlier) instanceof ContainerTask
                                      && !startsTracking(tasks.get(earlier))
                                      && !finished.contains(earlier)));
    }
    return finished;
  }

  /** Each run of the tracking server is started by its own job. */
  private static boolean startsTracking(Task task) {
    return task.displayName().equals(TaskFile.Step.START);
  }

  private boolean isDone(ContainerTask task) {
    return !startsTracking(task)
        && Optional.ofNullable(done.get(task.displayName()))
            .filter(outputs -> outputs.keySet().containsAll(task.writes().keySet()))
            .isPresent();
  }

  private ContainerTask with(
      ContainerTask task,
      Set<String> finished,
      SortedMap<String, Task> tasks,
      Map<ArtifactInput, ArtifactInput> imported,
      SortedMap<String, Task> rest) {
    SortedMap<String, ArtifactInput> reads = new TreeMap<>();
    SortedSet<String> after = new TreeSet<>(task.after());
    after.removeAll(finished);
    task.reads()
        .forEach(
            (input, source) -> {
              boolean isDone = finished.contains(source.producerTask());
              ArtifactInput from =
                  isDone
                      ? imported.computeIfAbsent(source, any -> importer(any, tasks, rest))
                      : source;
              reads.put(input, from);
              after.add(from.producerTask());
            });
    return task.reading(reads, after);
  }

  private ArtifactInput importer(
      ArtifactInput source, SortedMap<String, Task> tasks, SortedMap<String, Task> rest) {
    String producer = tasks.get(source.producerTask()).displayName();
    String uri = done.get(producer).get(source.outputKey());
    String name = names.of("importer-" + source.outputKey());
    rest.put(name, new ImporterTask(source.outputKey(), uri, source.type(), false, true));
    return new ArtifactInput(source.type(), name, "artifact");
  }

  private static void keepUsedImporters(SortedMap<String, Task> all, SortedMap<String, Task> rest) {
    Set<String> used = new TreeSet<>();
    for (Task task : rest.values()) {
      if (task instanceof ContainerTask container) {
        used.addAll(container.after());
      }
    }
    all.forEach(
        (name, task) -> {
          if (task instanceof ImporterTask && used.contains(name)) {
            rest.put(name, task);
          }
        });
  }
}
