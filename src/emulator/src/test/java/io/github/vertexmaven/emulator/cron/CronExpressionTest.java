package io.github.vertexmaven.emulator.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When expressions are due. */
class CronExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "0 3 * * * # 2026-01-01T00:00Z # 2026-01-01T03:00Z 2026-01-02T03:00Z",
        "0 3 * * * # 2026-01-01T03:00Z # 2026-01-02T03:00Z",
        "0 3 * * * # 2026-01-01T02:59:59.999999999Z # 2026-01-01T03:00Z",
        "TZ=Europe/Oslo 0 3 * * * # 2026-01-01T00:00Z # 2026-01-01T02:00Z",
        "CRON_TZ=Asia/Kolkata 0 3 * * * # 2026-01-01T00:00Z # 2026-01-01T21:30Z",
        "*/20 9-10 * * MON-FRI # 2026-01-02T10:30Z # 2026-01-02T10:40Z 2026-01-05T09:00Z",
        "0 0 13 * 5 # 2026-02-07T00:00Z # 2026-02-13T00:00Z 2026-02-20T00:00Z",
        "0 0 * * 7 # 2026-01-01T00:00Z # 2026-01-04T00:00Z",
        "0 0 29 2 * # 2026-01-01T00:00Z # 2028-02-29T00:00Z 2032-02-29T00:00Z"
      })
  void isDueInItsZone(String cron, String from, String expected) throws MalformedCron {
    String[] times = expected.trim().split(" ");
    assertThat(next(cron, from, times.length)).containsExactly(times);
  }

  /** Clocks go from 02:00 to 03:00 on 29 March: what they leave out is not due on that day. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "30 2 * * * # 2026-03-28T00:30Z # 2026-03-28T01:30Z 2026-03-30T00:30Z",
        "0 3 * * * # 2026-03-28T12:00Z # 2026-03-29T01:00Z 2026-03-30T01:00Z",
        "*/30 * * * * # 2026-03-29T00:15Z # 2026-03-29T00:30Z 2026-03-29T01:00Z 2026-03-29T01:30Z",
        "0 */2 * * * # 2026-03-28T22:30Z # 2026-03-28T23:00Z 2026-03-29T02:00Z"
      })
  void leavesOutWhatTheClocksLeaveOut(String cron, String from, String expected)
      throws MalformedCron {
    isDueInItsZone("TZ=Europe/Oslo " + cron, from, expected);
  }

  /** Clocks go from 03:00 to 02:00 on 25 October: what they show twice is due twice. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "30 2 * * * # 2026-10-24T12:00Z # 2026-10-25T00:30Z 2026-10-25T01:30Z 2026-10-26T01:30Z",
        "30 2 * * * # 2026-10-25T00:30Z # 2026-10-25T01:30Z",
        "*/30 * * * * # 2026-10-25T00:15Z # 2026-10-25T00:30Z 2026-10-25T01:00Z 2026-10-25T01:30Z",
        "0 3 * * * # 2026-10-24T12:00Z # 2026-10-25T02:00Z"
      })
  void isDueTwiceWhenTheClocksShowATimeTwice(String cron, String from, String expected)
      throws MalformedCron {
    isDueInItsZone("CRON_TZ=Europe/Oslo " + cron, from, expected);
  }

  @Test
  void isNeverDueOnADayThatNeverIs() throws MalformedCron {
    assertThat(CronExpression.parse("0 0 30 2 *").after(Instant.EPOCH)).isEmpty();
    assertThat(CronExpression.parse("TZ=Europe/Oslo 0 0 31 4,6 *").after(Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "0 | 3 * * * # '0 | 3 * * *' is not a cron expression: it has a '|'.",
        "0 3 * * *|0 4 * * * # '0 3 * * *|0 4 * * *' is not a cron expression: it has a '|'.",
        "0 3 * * # '0 3 * *' is not a cron expression: Cron expression contains 4 parts but we"
            + " expect one of [5]",
        "61 * * * * # '61 * * * *' is not a cron expression: Value 61 not in range [0, 59]",
        "0 0 ? * 1 # '0 0 ? * 1' is not a cron expression: Invalid expression: ?",
        "TZ=Europe/Olso 0 3 * * * # 'Europe/Olso' is not a time zone of the IANA database.",
        "TZ=+02:00 0 3 * * * # '+02:00' is not a time zone of the IANA database."
      })
  void saysWhatIsWrong(String cron, String message) {
    assertThatThrownBy(() -> CronExpression.parse(cron))
        .isInstanceOf(MalformedCron.class)
        .hasMessage(message);
  }

  /** Minute by minute, a moment is due if and only if the wall says so. */
  @Property(tries = 50)
  void goesByTheWallClock(
      @ForAll @IntRange(max = 59) int minute,
      @ForAll @IntRange(max = 23) int hour,
      @ForAll @LongRange(min = 0, max = 3650) long day)
      throws MalformedCron {
    ZoneId zone = ZoneId.of("America/New_York");
    Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(day * 86400);
    List<Instant> expected = new ArrayList<>();
    for (int i = 1; i <= 2880; i++) {
      LocalDateTime wall = LocalDateTime.ofInstant(from.plusSeconds(i * 60L), zone);
      if (wall.getHour() == hour && wall.getMinute() == minute) {
        expected.add(from.plusSeconds(i * 60L));
      }
    }
    CronExpression cron =
        CronExpression.parse("TZ=America/New_York " + minute + " " + hour + " * * *");
    List<Instant> found = new ArrayList<>();
    Optional<Instant> next = cron.after(from);
    while (!next.orElseThrow().isAfter(from.plusSeconds(2880 * 60L))) {
      found.add(next.get());
      next = cron.after(next.get());
    }
    assertThat(found).isEqualTo(expected);
  }

  private static List<String> next(String text, String from, int count) throws MalformedCron {
    CronExpression cron = CronExpression.parse(text);
    List<String> times = new ArrayList<>();
    Instant moment = OffsetDateTime.parse(from.trim()).toInstant();
    for (int i = 0; i < count; i++) {
      moment = cron.after(moment).orElseThrow();
      times.add(moment.toString().replace(":00Z", "Z"));
    }
    return times;
  }
}
