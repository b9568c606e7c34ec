package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.compile.document.ImporterSpec;
import io.github.vertexmaven.core.json.JsonException;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says of each task of a job from which run its result came, or what made it run again. */
public final class TaskNotes {

  /** How many jobs are looked at to find one that had the task done. */
  private static final int EARLIER = 3;

  private static final int MOST_CHANGES = 3;

  private final JobStatus job;
  private final PipelineJobs jobs;
  private final ObjectStore objects;
  private final Map<String, TaskStatus> tasks = new HashMap<>();

  /** What takes a call or more each; a job whose results were all there before wants neither. */
  private Optional<SubmittedTasks> now = Optional.empty();

  private Optional<List<Earlier>> earlier = Optional.empty();

  /** A job of the same pipeline that was created before. */
  private record Earlier(JobStatus job, SubmittedTasks tasks) {

    boolean finished(String task) {
      return job.tasks().stream()
          .anyMatch(
              status ->
                  status.name().equals(task)
                      && (status.state() == TaskStatus.State.SUCCEEDED
                          || status.state() == TaskStatus.State.SKIPPED));
    }
  }

  private TaskNotes(JobStatus job, PipelineJobs jobs, ObjectStore objects) {
    this.job = job;
    this.jobs = jobs;
    this.objects = objects;
    JobChanges.leaves(job).forEach(task -> tasks.put(task.name(), task));
  }

  private SubmittedTasks now() {
    if (now.isEmpty()) {
      now = Optional.of(SubmittedTasks.of(jobs.content(job.jobId())));
    }
    return now.get();
  }

  private List<Earlier> earlier() {
    if (earlier.isEmpty()) {
      earlier =
          Optional.of(
              jobs.list(new JobQuery.OfPipeline(job.pipeline()), 1 + 2 * EARLIER).stream()
                  .filter(other -> other.created().isPresent() && job.created().isPresent())
                  .filter(other -> other.created().get().isBefore(job.created().get()))
                  .limit(EARLIER)
                  .map(this::earlier)
                  .toList());
    }
    return earlier.get();
  }

  private Earlier earlier(JobStatus other) {
    return new Earlier(jobs.get(other.jobId()), SubmittedTasks.of(jobs.content(other.jobId())));
  }

  /** The notes by task; none where there is nothing to say, or the service cannot be asked. */
  public static Map<String, String> of(JobStatus job, PipelineJobs jobs, ObjectStore objects) {
    try {
      return new TaskNotes(job, jobs, objects).notes();
    } catch (RemoteException | JsonException e) {
      return Map.of();
    }
  }

  private Map<String, String> notes() {
    Map<String, String> notes = new TreeMap<>();
    for (TaskStatus task : tasks.values()) {
      if (!JobChanges.isImporter(task)) {
        note(task).ifPresent(note -> notes.put(task.name(), note));
      }
    }
    return notes;
  }

  private Optional<String> note(TaskStatus task) {
    return switch (task.state()) {
      case SKIPPED -> Optional.of("from " + origin(task));
      case SUCCEEDED, FAILED, RUNNING -> now().get(task.name()).map(spec -> cause(task, spec));
      default -> Optional.empty();
    };
  }

  /** The run that an artifact was written by stands in its place, below the run data. */
  private String origin(TaskStatus task) {
    return task.outputs().values().stream()
        .flatMap(Collection::stream)
        .filter(uri -> uri.startsWith(job.outputDirectory() + "/"))
        .map(uri -> uri.substring(job.outputDirectory().length() + 1).split("/"))
        .filter(parts -> parts.length > 2)
        .map(parts -> parts[1])
        .findFirst()
        .or(() -> doneIn(task.name()).map(done -> done.job().jobId()))
        .orElse("an earlier run");
  }

  private Optional<Earlier> doneIn(String task) {
    return earlier().stream().filter(other -> other.finished(task)).findFirst();
  }

  private String cause(TaskStatus task, SubmittedTask spec) {
    if (!spec.cached()) {
      return "is never reused";
    }
    Optional<Earlier> done = doneIn(task.name());
    if (done.isEmpty()) {
      int looked = earlier().size();
      return looked == 0
          ? "first run"
          : "was not run in the last " + (looked == 1 ? "run" : looked + " runs");
    }
    SubmittedTask before = done.get().tasks().get(task.name()).orElse(spec);
    List<String> changes = new ArrayList<>();
    changes.addAll(identity(spec, before));
    changes.addAll(settings(spec, before));
    changes.addAll(parameters(spec, before));
    changes.addAll(inputs(spec, done.get()));
    return changes.isEmpty() ? "no earlier result was found" : "changed: " + shortened(changes);
  }

  private static String shortened(List<String> changes) {
    int more = changes.size() - MOST_CHANGES;
    return more <= 0
        ? String.join(", ", changes)
        : String.join(", ", changes.subList(0, MOST_CHANGES)) + " and " + more + " more";
  }

  private List<String> identity(SubmittedTask spec, SubmittedTask before) {
    if (spec.identity().equals(before.identity())) {
      return List.of();
    }
    if (spec.launchJar().isEmpty() || before.launchJar().isEmpty()) {
      return List.of("command");
    }
    try {
      StagedTask here = StagedTask.of(objects.read(spec.launchJar().get()));
      List<String> changes =
          here.changesSince(StagedTask.of(objects.read(before.launchJar().get())));
      return changes.isEmpty() ? List.of("code") : changes;
    } catch (IOException | RemoteException | JsonException e) {
      return List.of("code");
    }
  }

  private static List<String> settings(SubmittedTask spec, SubmittedTask before) {
    Map<String, Object> here = spec.settings();
    Map<String, Object> there = before.settings();
    Set<String> keys = new TreeSet<>(here.keySet());
    keys.addAll(there.keySet());
    return keys.stream().filter(key -> !Objects.equals(here.get(key), there.get(key))).toList();
  }

  private static List<String> parameters(SubmittedTask spec, SubmittedTask before) {
    return spec.parameters().entrySet().stream()
        .filter(value -> !value.getValue().equals(before.parameters().get(value.getKey())))
        .map(value -> "parameter " + value.getKey())
        .toList();
  }

  private List<String> inputs(SubmittedTask spec, Earlier done) {
    Set<String> changes = new TreeSet<>();
    spec.producers()
        .forEach(
            (input, producer) -> {
              Optional<SubmittedTask> source = now().get(producer);
              Optional<SubmittedTask> old = done.tasks().get(producer);
              if (source.flatMap(SubmittedTask::importer).isPresent()) {
                boolean same =
                    source
                        .flatMap(SubmittedTask::importer)
                        .equals(old.flatMap(SubmittedTask::importer));
                ImporterSpec importer = source.get().importer().get();
                boolean again = importer.isRepeated();
                if (importer.isCode()) {
                  // What is the task's own is told by what the code consists of.
                  importer.libraries().filter(any -> !same).ifPresent(changes::add);
                } else if (!same || again) {
                  changes.add("input " + input + (same ? ", which each run imports again" : ""));
                }
              } else if (tasks.containsKey(producer)
                  && tasks.get(producer).state() != TaskStatus.State.SKIPPED) {
                changes.add("results of " + producer);
              }
            });
    return new ArrayList<>(changes);
  }
}
