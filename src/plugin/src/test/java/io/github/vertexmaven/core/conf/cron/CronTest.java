package io.github.vertexmaven.core.conf.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When expressions are due. */
class CronTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "0 3 * * * # UTC # 2026-01-01T03:00Z # 2026-01-02T03:00Z 2026-01-03T03:00Z",
        "0 9 * * MON-FRI # Asia/Kolkata # 2026-01-02T12:00Z # 2026-01-05T09:00+05:30",
        "0 0 13 * 5 # UTC # 2026-02-07T00:00Z # 2026-02-13T00:00Z 2026-02-20T00:00Z",
        "0 0 29 2 * # UTC # 2026-01-01T00:00Z # 2028-02-29T00:00Z",
        // Clocks go from 02:00 to 03:00.
        "30 2 * * * # Europe/Oslo # 2026-03-28T00:30Z # 2026-03-28T02:30+01:00"
            + " 2026-03-30T02:30+02:00",
        "*/30 * * * * # Europe/Oslo # 2026-03-29T00:15Z # 2026-03-29T01:30+01:00"
            + " 2026-03-29T03:00+02:00",
        // Clocks go from 03:00 to 02:00.
        "30 2 * * * # Europe/Oslo # 2026-10-24T12:00Z # 2026-10-25T02:30+02:00"
            + " 2026-10-25T02:30+01:00 2026-10-26T02:30+01:00",
        "0 3 * * * # Europe/Oslo # 2026-10-24T12:00Z # 2026-10-25T03:00+01:00",
        // Half an hour of change, in the other half of the world.
        "45 1 * * * # Australia/Lord_Howe # 2026-04-04T00:00Z # 2026-04-05T01:45+11:00"
            + " 2026-04-05T01:45+10:30"
      })
  void isDueWhenTheClocksShowIt(String cron, String zone, String from, String expected) {
    List<String> times = List.of(expected.trim().split(" +"));
    assertThat(
            Cron.of(cron, ZoneId.of(zone)).after(ZonedDateTime.parse(from), times.size()).stream()
                .map(time -> time.toOffsetDateTime().toString()))
        .isEqualTo(times);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "0 3 * * # Cron expression contains 4 parts but we expect one of [5]",
        "61 * * * * # Value 61 not in range [0, 59]",
        "0 0 L * * # Invalid chars in expression! Expression: L Invalid chars: L",
        "0 | 3 * * * # it has a '|'",
        "0 0 30 2 * # no day of the calendar fits it"
      })
  void saysWhatIsWrong(String cron, String problem) {
    assertThat(Cron.problem(cron)).contains(problem);
  }

  @Test
  void findsNothingWrongWithUsualOnes() {
    for (String cron : List.of("0 0 * * *", "*/15 8-18 1,15 JAN-JUN MON", "0 0 29 2 *")) {
      assertThat(Cron.problem(cron)).isEmpty();
    }
  }
}
