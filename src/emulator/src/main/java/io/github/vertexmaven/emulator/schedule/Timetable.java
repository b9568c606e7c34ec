package io.github.vertexmaven.emulator.schedule;

import io.github.vertexmaven.emulator.cron.CronExpression;
import io.github.vertexmaven.emulator.cron.MalformedCron;
import io.github.vertexmaven.emulator.store.ScheduleRecord.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The moments at which runs of a schedule are due. */
record Timetable(CronExpression cron, Instant begin, Optional<Instant> end) {

  static Timetable of(Timing timing) {
    try {
      return new Timetable(CronExpression.parse(timing.cron()), timing.begin(), timing.end());
    } catch (MalformedCron e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first after the given one. */
  Optional<Instant> after(Instant moment) {
    Instant before = begin.minusNanos(1);
    return cron.after(moment.isBefore(before) ? before : moment).filter(this::isInTime);
  }

  private boolean isInTime(Instant due) {
    return end.isEmpty() || !due.isAfter(end.get());
  }

  /** Those after the first moment and not after the second, but no more than a few. */
  List<Instant> between(Instant first, Instant last, int most) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> next = after(first);
    while (next.isPresent() && !next.get().isAfter(last) && times.size() < most) {
      times.add(next.get());
      next = after(next.get());
    }
    return times;
  }
}
