package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.RunRequest;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.RecordStore;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The runs of an installation: jobs of a place that no project has. */
final class Runs {

  private final Jobs jobs;
  private final RecordStore<StoredRun> changes;
  private final RunEngine engine;
  private final Map<JobKey, RunRequest> requests = new ConcurrentHashMap<>();

  Runs(Jobs jobs, Documents documents, RunEngine engine) {
    this.jobs = jobs;
    this.changes = RecordStore.open(documents, "runs", StoredRun.class);
    this.engine = engine;
  }

  /** Those that are to be seen, in no order. */
  List<KnownRun> all() {
    sweep();
    Map<String, List<Job>> attempts = new LinkedHashMap<>();
    for (Job job : jobs.all()) {
      if (isRun(job.key())) {
        attempts.computeIfAbsent(job.key().runId(), id -> new ArrayList<>()).add(job);
      }
    }
    return attempts.entrySet().stream()
        .filter(run -> !isDeleted(run.getKey()))
        .map(run -> known(run.getKey(), run.getValue()))
        .toList();
  }

  private KnownRun known(String id, List<Job> attempts) {
    List<Job> inOrder = new ArrayList<>(attempts);
    inOrder.sort(Comparator.comparing(Job::created));
    RunRequest request =
        requests.computeIfAbsent(
            inOrder.get(0).key(), key -> RunRequest.of(inOrder.get(0).request()));
    return KnownRun.of(request, inOrder, changes.get(id).filter(StoredRun::archived).isPresent());
  }

  Optional<KnownRun> find(String id) {
    sweep();
    List<Job> attempts = attempts(id);
    return attempts.isEmpty() || isDeleted(id)
        ? Optional.empty()
        : Optional.of(known(id, attempts));
  }

  private List<Job> attempts(String id) {
    return jobs.all().stream()
        .filter(job -> isRun(job.key()) && job.key().runId().equals(id))
        .toList();
  }

  KnownRun get(String id) {
    return find(id).orElseThrow(() -> ApiFault.notFound("Run", id));
  }

  /** When the newest run of each experiment was created. */
  Map<String, Instant> newest() {
    Map<String, Instant> newest = new LinkedHashMap<>();
    for (KnownRun run : all()) {
      newest.merge(
          run.template().experiment(),
          run.created(),
          (one, other) -> one.isAfter(other) ? one : other);
    }
    return newest;
  }

  /** How many runs of a recurring run have not ended. */
  long active(String recurring) {
    return all().stream()
        .filter(run -> run.request().recurring().equals(recurring) && !run.hasEnded())
        .count();
  }

  /** Checks what is to run, and starts it. */
  synchronized KnownRun start(RunDefinition definition) {
    return start(definition.definition(), definition.spec(), Map.of());
  }

  private KnownRun start(JobDefinition definition, CheckedSpec spec, Map<String, Values> carried) {
    try {
      Job job =
          jobs.create(definition)
              .orElseThrow(() -> ApiFault.exists("The run already exists: " + definition.key()));
      engine.start(job, spec, carried);
      return get(job.key().runId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the tasks again that did not succeed. */
  synchronized void retry(String id) {
    KnownRun run = get(id);
    if (!run.state().equals("FAILED")) {
      throw ApiFault.internal(
          "Failed to retry run " + id + " as it does not allow retries",
          "Workflow must be Failed/Error to retry, and it is " + run.state());
    }
    Job last = run.newest();
    Map<String, Values> carried = new LinkedHashMap<>();
    last.tasks().stream()
        .filter(task -> isLeaf(task) && task.state().succeeded())
        .forEach(task -> carried.put(task.identity().uniqueName(), task.outputs()));
    JobDefinition again = again(last.request(), RunDefinition.key(id, run.attempts().size()));
    try {
      Manifest manifest = new Manifest(again.spec(), run.request().platform());
      start(again, manifest.checked(), carried);
    } catch (MalformedSpec e) {
      throw ApiFault.internal("Failed to retry run " + id, e.getMessage());
    }
  }

  private static boolean isLeaf(TaskRecord task) {
    return task.identity().kind() == TaskRecord.Kind.CONTAINER
        || task.identity().kind() == TaskRecord.Kind.IMPORTER;
  }

  private static JobDefinition again(JobDefinition before, JobKey key) {
    return new JobDefinition(
        key,
        Ids.positive(),
        before.project(),
        before.spec(),
        before.root(),
        before.inputs(),
        before.failFast(),
        before.labels(),
        before.facts(),
        before.requested(),
        Instant.now());
  }

  void terminate(String id) {
    KnownRun run = get(id);
    if (!run.state().equals("PENDING") && !run.state().equals("RUNNING")) {
      throw ApiFault.invalid("Failed to terminate run " + id + ". Row not found");
    }
    engine.cancel(run.newest().key());
  }

  synchronized void archive(String id, boolean archived) {
    changes.put(new StoredRun(get(id).id(), archived, false));
  }

  synchronized void archiveOf(String experiment) {
    all().stream()
        .filter(run -> run.template().experiment().equals(experiment))
        .forEach(run -> archive(run.id(), true));
  }

  /** Nobody sees it from now on; what runs of it ends. */
  synchronized void delete(String id) {
    KnownRun run = get(id);
    changes.put(new StoredRun(id, run.archived(), true));
    engine.cancel(run.newest().key());
    sweep();
  }

  /** Removes what was deleted while it ran. */
  private synchronized void sweep() {
    changes.all().stream().filter(StoredRun::deleted).forEach(this::removeIfEnded);
  }

  private void removeIfEnded(StoredRun gone) {
    List<Job> attempts = attempts(gone.id());
    if (attempts.stream().allMatch(job -> job.status().state().ended())) {
      try {
        for (Job job : attempts) {
          jobs.delete(job.key());
          requests.remove(job.key());
        }
        changes.remove(gone.id());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Forgets a job that is gone, and its run with the last one. */
  synchronized void forget(JobKey job) {
    requests.remove(job);
    if (isRun(job) && attempts(job.runId()).isEmpty()) {
      changes.remove(job.runId());
    }
  }

  private boolean isDeleted(String id) {
    return changes.get(id).filter(StoredRun::deleted).isPresent();
  }

  private static boolean isRun(JobKey job) {
    return job.isRun() && job.location().equals(RunDefinition.LOCATION);
  }
}
