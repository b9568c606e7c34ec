package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleStatus.LastRun;
import io.github.vertexmaven.core.service.ScheduleStatus.State;
import io.github.vertexmaven.core.service.ScheduleTiming;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.time.Instant;
import java.util.Optional;

/** A recurring run of the API as a schedule. */
final class RecurringReading {

  private final String zone;

  /**
   * Of an installation.
   *
   * @param zone in which its crons are meant
   */
  RecurringReading(String zone) {
    this.zone = zone;
  }

  /**
   * The schedule.
   *
   * @param runs how many it has started
   * @param last the last of them
   */
  ScheduleStatus status(
      ApiFields recurring, SubmittedSpec spec, long runs, Optional<ApiFields> last) {
    String id = recurring.text("recurring_run_id").orElse("");
    return new ScheduleStatus(
        id,
        id,
        recurring.text("display_name").orElse(""),
        timing(recurring),
        state(recurring),
        recurring.time("created_at").orElse(Instant.EPOCH),
        Optional.empty(),
        runs,
        last.map(RecurringReading::lastRun),
        true,
        spec.name(),
        RunNote.read(recurring.text("description").orElse("")));
  }

  private ScheduleTiming timing(ApiFields recurring) {
    ApiFields trigger = recurring.fields("trigger");
    ApiFields when =
        trigger.has("cron_schedule")
            ? trigger.fields("cron_schedule")
            : trigger.fields("periodic_schedule");
    String cron =
        when.text("cron")
            .map(text -> "TZ=" + zone + " " + KubeflowCron.fiveFields(text))
            .orElseGet(() -> "every " + when.number("interval_second") + " s");
    return new ScheduleTiming(
        cron,
        when.time("start_time"),
        when.time("end_time"),
        Optional.empty(),
        Math.max(1, recurring.number("max_concurrency")),
        Optional.empty(),
        false);
  }

  private State state(ApiFields recurring) {
    Optional<Instant> end = timing(recurring).end();
    if (end.filter(Instant.now()::isAfter).isPresent()) {
      return State.COMPLETED;
    }
    String status = recurring.text("status").or(() -> recurring.text("mode")).orElse("");
    return switch (status) {
      case "ENABLED", "ENABLE" -> State.ACTIVE;
      case "DISABLED", "DISABLE", "" -> State.PAUSED;
      default -> State.UNKNOWN;
    };
  }

  private static LastRun lastRun(ApiFields run) {
    return new LastRun(
        run.time("scheduled_at").or(() -> run.time("created_at")).orElse(Instant.EPOCH),
        run.text("state").orElse("PENDING").toLowerCase(java.util.Locale.ROOT));
  }
}
