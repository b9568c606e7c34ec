package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.cron.MalformedCron;
import io.github.vertexmaven.emulator.cron.SecondsCron;
import java.time.Instant;
import java.util.Optional;

/**
 * When the runs of a recurring run are due.
 *
 * @param cron empty where an interval says it
 * @param interval in seconds
 */
record StoredTrigger(String cron, long interval, Optional<Instant> start, Optional<Instant> end) {

  /** The first time after another one; nothing once the end has come. */
  Optional<Instant> after(Instant moment) {
    Instant base = start.filter(begin -> begin.isAfter(moment)).orElse(moment);
    Optional<Instant> next =
        cron.isEmpty() ? Optional.of(base.plusSeconds(interval)) : parsed().after(base);
    return next.filter(due -> end.filter(due::isAfter).isEmpty());
  }

  private SecondsCron parsed() {
    try {
      return SecondsCron.parse(cron);
    } catch (MalformedCron e) {
      throw new IllegalStateException(e);
    }
  }
}
