package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.service.PipelineSchedules.Field;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a schedule that is there differs from the declared one.
 *
 * @param fields what an update would change
 * @param reasons the same in words
 * @param cleared what is set there and shall not be, which no update can do
 */
record Difference(Set<Field> fields, List<String> reasons, List<String> cleared) {

  /**
   * One that shall rest is created with a start in the future and then paused, so that it does not
   * run in between; the start stays as it is, because it cannot be emptied, and soon is past.
   */
  static final Duration HELD = Duration.ofMinutes(10);

  static Difference of(Declared declared, ScheduleStatus there, Instant now) {
    Difference difference =
        new Difference(EnumSet.noneOf(Field.class), new ArrayList<>(), new ArrayList<>());
    difference.look(declared, there, now);
    return difference;
  }

  boolean isNone() {
    return fields.isEmpty() && cleared.isEmpty();
  }

  /** Whether it concerns the times, and not only what runs or how it is called. */
  boolean isOfTiming() {
    Set<Field> ofTiming = EnumSet.complementOf(EnumSet.of(Field.JOB, Field.DISPLAY_NAME));
    return !cleared.isEmpty() || fields.stream().anyMatch(ofTiming::contains);
  }

  private void look(Declared declared, ScheduleStatus there, Instant now) {
    ScheduleTiming wanted = declared.request().timing();
    ScheduleTiming timing = there.timing();
    compare(Field.DISPLAY_NAME, "name", declared.request().displayName(), there.displayName());
    compare(Field.CRON, "cron", plain(wanted.cron()), plain(timing.cron()));
    optional(
        Field.START,
        "start",
        wanted.start().filter(now::isBefore),
        timing.start().filter(now::isBefore).filter(start -> !isHeld(start, wanted, there)));
    optional(Field.END, "end", wanted.end(), timing.end());
    optional(Field.MAX_RUNS, "max_runs", wanted.maxRuns(), timing.maxRuns());
    compare(
        Field.MAX_CONCURRENT_RUNS,
        "max_concurrent_runs",
        wanted.maxConcurrentRuns(),
        timing.maxConcurrentRuns());
    optional(
        Field.MAX_ACTIVE_RUNS, "max_active_runs", wanted.maxActiveRuns(), timing.maxActiveRuns());
    compare(Field.ALLOW_QUEUEING, "allow_queueing", wanted.allowQueueing(), timing.allowQueueing());
    List<String> job = declared.digest().differences(JobDigest.in(there.labels()));
    if (!job.isEmpty()) {
      fields.add(Field.JOB);
      reasons.addAll(job);
    }
  }

  /** As {@link #HELD} tells; the clocks of the service and ours need not agree. */
  private static boolean isHeld(Instant start, ScheduleTiming wanted, ScheduleStatus there) {
    return wanted.start().isEmpty() && !start.isAfter(there.created().plus(HELD.multipliedBy(2)));
  }

  private void compare(Field field, String word, Object wanted, Object there) {
    if (!wanted.equals(there)) {
      fields.add(field);
      reasons.add(word + " " + there + " -> " + wanted);
    }
  }

  private <T> void optional(Field field, String word, Optional<T> wanted, Optional<T> there) {
    if (wanted.isEmpty() && there.isPresent()) {
      cleared.add(word + " " + there.get() + " -> none");
    } else if (!wanted.equals(there)) {
      fields.add(field);
      reasons.add(word + " " + there.map(Object::toString).orElse("none") + " -> " + wanted.get());
    }
  }

  /** {@code TZ=Europe/Oslo 0 3 * * *} as people write it. */
  private static String plain(String cron) {
    return cron.replaceFirst("^(?:CRON_)?TZ=(\\S+) (.*)$", "$2 $1");
  }
}
