package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleTiming;
import io.github.vertexmaven.core.show.table.Screen;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of schedules, word for word. */
class ScheduleListTest {

  private static final Instant NEXT = Instant.parse("2026-11-26T02:00:00Z");
  private static final Instant LAST = Instant.parse("2026-11-25T02:00:00Z");

  @Test
  void showsSchedulesAsATable() {
    assertThat(
            ScheduleList.of(
                List.of(
                    schedule("7", ScheduleStatus.State.ACTIVE, Optional.of(NEXT), 30),
                    schedule("12345", ScheduleStatus.State.PAUSED, Optional.empty(), 0)),
                id -> "https://x.test/" + id,
                LAST,
                Screen.ofFile()))
        .containsExactly(
            "Schedule  Name     State   When                   Next run          Runs",
            "7         Nightly  active  0 3 * * * Europe/Oslo  " + shown(NEXT) + "  4 of 30",
            "12345     Nightly  paused  0 3 * * * Europe/Oslo  none              4");
  }

  @Test
  void saysThatThereAreNone() {
    assertThat(ScheduleList.of(List.of(), id -> id, LAST, Screen.ofFile()))
        .containsExactly("No schedules.");
  }

  @Test
  void showsAllOfOne() {
    assertThat(
            ScheduleList.details(
                schedule("7", ScheduleStatus.State.ACTIVE, Optional.of(NEXT), 30),
                LAST,
                Screen.ofFile()))
        .containsExactly(
            "Name      Nightly",
            "Pipeline  flights",
            "State     active",
            "When      0 3 * * * Europe/Oslo",
            "Next run  " + shown(NEXT),
            "Runs      4 of 30",
            "Last run  " + shown(LAST) + ", OK");
  }

  private static String nextRun(ScheduleStatus.State state) {
    return ScheduleList.details(
            schedule("7", state, Optional.of(NEXT), 30), NEXT.plusSeconds(1), Screen.ofFile())
        .get(4);
  }

  @Test
  void theNextRunIsNeverInThePast() {
    assertThat(nextRun(ScheduleStatus.State.ACTIVE))
        .isEqualTo("Next run  overdue since " + shown(NEXT));
    assertThat(nextRun(ScheduleStatus.State.PAUSED)).isEqualTo("Next run  none while it is paused");
    assertThat(nextRun(ScheduleStatus.State.COMPLETED)).isEqualTo("Next run  none, it has ended");
  }

  private static String shown(Instant time) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
        .withZone(ZoneId.systemDefault())
        .format(time);
  }

  private static ScheduleStatus schedule(
      String id, ScheduleStatus.State state, Optional<Instant> next, long most) {
    return new ScheduleStatus(
        id,
        "projects/1/locations/l/schedules/" + id,
        "Nightly",
        new ScheduleTiming(
            "TZ=Europe/Oslo 0 3 * * *",
            Optional.empty(),
            Optional.empty(),
            most == 0 ? Optional.empty() : Optional.of(most),
            1,
            Optional.empty(),
            false),
        state,
        LAST,
        next,
        4,
        Optional.of(new ScheduleStatus.LastRun(LAST, "OK")),
        true,
        "flights",
        Map.of());
  }
}
