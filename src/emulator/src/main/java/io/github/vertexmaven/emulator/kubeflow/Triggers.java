package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.cron.MalformedCron;
import io.github.vertexmaven.emulator.cron.SecondsCron;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Triggers as messages have them. */
final class Triggers {

  private static final Set<String> KINDS = Set.of("cron_schedule", "periodic_schedule");
  private static final Set<String> CRON = Set.of("start_time", "end_time", "cron");
  private static final Set<String> PERIODIC = Set.of("start_time", "end_time", "interval_second");

  private Triggers() {}

  static StoredTrigger read(MessageFields message) {
    MessageFields trigger =
        message
            .message("trigger", KINDS)
            .orElseThrow(
                () ->
                    ApiFault.internal(
                        "Failed to convert API trigger to its internal representation",
                        "Invalid input error: API Trigger cannot be nil"));
    Optional<MessageFields> cron = trigger.message("cron_schedule", CRON);
    Optional<MessageFields> periodic = trigger.message("periodic_schedule", PERIODIC);
    if (cron.isPresent() == periodic.isPresent()) {
      throw ApiFault.invalid(
          "A recurring run needs a trigger that is either a cron schedule or a periodic schedule");
    }
    MessageFields schedule = cron.or(() -> periodic).orElseThrow();
    StoredTrigger read =
        new StoredTrigger(
            cron.map(some -> checked(some.text("cron"))).orElse(""),
            cron.isPresent() ? 0 : interval(schedule.number("interval_second")),
            schedule.time("start_time"),
            schedule.time("end_time"));
    inOrder(read.start(), read.end());
    return read;
  }

  private static String checked(String cron) {
    try {
      SecondsCron.parse(cron);
      return cron;
    } catch (MalformedCron e) {
      throw ApiFault.invalid(
          "Schedule cron is not a supported format(https://godoc.org/github.com/robfig/cron)."
              + " Error: "
              + e.getMessage());
    }
  }

  private static long interval(long seconds) {
    if (seconds < 1) {
      throw ApiFault.invalid(
          "Found invalid period schedule interval "
              + seconds
              + ". Set at interval to least 1 second");
    }
    return seconds;
  }

  private static void inOrder(Optional<Instant> start, Optional<Instant> end) {
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      throw ApiFault.invalid("The end of the schedule is before its start");
    }
  }

  static Answer message(StoredTrigger trigger) {
    Answer schedule = new Answer();
    trigger.start().ifPresent(start -> schedule.put("start_time", start));
    trigger.end().ifPresent(end -> schedule.put("end_time", end));
    return trigger.cron().isEmpty()
        ? new Answer()
            .put(
                "periodic_schedule",
                Optional.of(schedule.putLong("interval_second", trigger.interval())))
        : new Answer().put("cron_schedule", Optional.of(schedule.put("cron", trigger.cron())));
  }
}
