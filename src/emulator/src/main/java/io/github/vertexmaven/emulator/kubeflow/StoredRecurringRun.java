package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.RunTemplate;
import io.github.vertexmaven.emulator.store.RecordStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A recurring run as it is kept.
 *
 * @param schedule its name in the cluster, with which those of its runs begin
 * @param spec empty where a pipeline is referred to
 * @param last when a run was due last that was started
 * @param fired how many runs were started
 */
record StoredRecurringRun(
    String id,
    String schedule,
    RunTemplate template,
    Map<String, Object> spec,
    Map<String, Object> platform,
    long maxConcurrency,
    boolean noCatchup,
    StoredTrigger trigger,
    boolean enabled,
    Instant created,
    Instant updated,
    Optional<Instant> last,
    long fired)
    implements RecordStore.Identified {

  Manifest manifest() {
    return new Manifest(spec, platform);
  }

  /** When its next run is due. */
  Optional<Instant> next() {
    return trigger.after(last.orElse(created));
  }

  StoredRecurringRun enabled(boolean isEnabled, Instant now) {
    return with(isEnabled, now, last, fired);
  }

  StoredRecurringRun fired(Instant due) {
    return with(enabled, updated, Optional.of(due), fired + 1);
  }

  private StoredRecurringRun with(
      boolean isEnabled, Instant changed, Optional<Instant> lastDue, long count) {
    return new StoredRecurringRun(
        id,
        schedule,
        template,
        spec,
        platform,
        maxConcurrency,
        noCatchup,
        trigger,
        isEnabled,
        created,
        changed,
        lastDue,
        count);
  }
}
