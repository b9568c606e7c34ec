package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import io.github.vertexmaven.emulator.pod.RunTemplate;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.RecordStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The recurring runs of an installation. A run is known by its recurring run and the moment at
 * which it was due, so that one that was started just before a kill is not started again after it.
 */
final class RecurringRuns {

  private final RecordStore<StoredRecurringRun> store;
  private final Runs runs;
  private final Pipelines pipelines;
  private final KubeflowRelease release;
  private final InstantSource clock;

  RecurringRuns(
      Documents documents,
      Runs runs,
      Pipelines pipelines,
      KubeflowRelease release,
      InstantSource clock) {
    this.release = release;
    this.store =
        RecordStore.open(documents, "recurring", StoredRecurringRun.class, RecurringRuns::newer);
    this.runs = runs;
    this.pipelines = pipelines;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  List<StoredRecurringRun> all() {
    return store.all();
  }

  StoredRecurringRun get(String id) {
    return store.get(id).orElseThrow(() -> ApiFault.notFound("RecurringRun", id));
  }

  synchronized void add(StoredRecurringRun fresh) {
    store.put(fresh);
  }

  synchronized void enable(String id, boolean enabled) {
    store.put(get(id).enabled(enabled, now()));
  }

  synchronized void disableOf(String experiment) {
    store.all().stream()
        .filter(one -> one.template().experiment().equals(experiment) && one.enabled())
        .forEach(one -> store.put(one.enabled(false, now())));
  }

  synchronized void remove(String id) {
    store.remove(get(id).id());
  }

  /** Starts what is due now. */
  synchronized void tick() {
    store.all().stream().filter(StoredRecurringRun::enabled).forEach(this::advance);
  }

  private void advance(StoredRecurringRun recurring) {
    StoredRecurringRun moved = recurring;
    Optional<Instant> due = due(moved);
    while (due.isPresent() && runs.active(moved.id()) < moved.maxConcurrency()) {
      start(moved, due.get());
      moved = moved.fired(due.get());
      store.put(moved);
      due = due(moved);
    }
  }

  /** What is due next and has come; without catching up, the last of it. */
  private Optional<Instant> due(StoredRecurringRun recurring) {
    Optional<Instant> due = recurring.next().filter(time -> !time.isAfter(now()));
    if (!recurring.noCatchup()) {
      return due;
    }
    Optional<Instant> later = due;
    while (later.isPresent()) {
      due = later;
      later = recurring.trigger().after(due.get()).filter(time -> !time.isAfter(now()));
    }
    return due;
  }

  private void start(StoredRecurringRun recurring, Instant due) {
    String id =
        UUID.nameUUIDFromBytes((recurring.id() + " " + due.getEpochSecond()).getBytes(UTF_8))
            .toString();
    if (runs.find(id).isPresent()) {
      return;
    }
    try {
      runs.start(RunDefinition.of(order(recurring, id, due), release));
    } catch (ApiFault fault) {
      System.err.println(
          "The recurring run '"
              + recurring.template().displayName()
              + "' of "
              + due
              + " did not start: "
              + fault.getMessage());
    }
  }

  private RunOrder order(StoredRecurringRun recurring, String id, Instant due) {
    RunTemplate template = recurring.template();
    Optional<StoredVersion> version =
        template.pipeline().isEmpty() && template.version().isEmpty()
            ? Optional.empty()
            : Optional.of(pipelines.version(template.pipeline(), template.version()));
    long index = recurring.fired() + 1;
    return new RunOrder(
        id,
        recurring.id(),
        index,
        template.named(
            recurring.schedule() + "-" + index + "-" + Integer.toUnsignedString(id.hashCode()),
            version.map(StoredVersion::pipeline).orElse(""),
            version.map(StoredVersion::id).orElse("")),
        version.map(StoredVersion::manifest).orElseGet(recurring::manifest),
        Optional.of(due));
  }

  /** Documents of older emulators have beside the rest what is in the template. */
  private static String newer(String text) {
    Map<String, Object> document = JsonValues.object(JsonValues.read(text));
    if (document.containsKey("template")) {
      return text;
    }
    Map<String, Object> all = new LinkedHashMap<>(document);
    all.put("template", document);
    return JsonValues.write(all);
  }
}
