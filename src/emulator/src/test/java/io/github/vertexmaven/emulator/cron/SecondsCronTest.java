package io.github.vertexmaven.emulator.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions with seconds. */
class SecondsCronTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 3 * * * | 2030-01-01T03:00:00Z",
        "* * * * * * | 2030-01-01T00:00:01Z",
        // The first of five is seconds too: minute 3 of each hour.
        "0 3 * * * | 2030-01-01T00:03:00Z",
        "30/10 * * * * * | 2030-01-01T00:00:30Z",
        "0 */15 * * * * | 2030-01-01T00:15:00Z",
        "0 0 12 29 FEB ? | 2032-02-29T12:00:00Z",
        "0 0 0 * * MON-WED | 2030-01-02T00:00:00Z",
        "0 0 0 13 * FRI | 2030-01-04T00:00:00Z",
        "0 0 0 ? JAN,MAR sun | 2030-01-06T00:00:00Z",
        "@hourly | 2030-01-01T01:00:00Z",
        "@weekly | 2030-01-06T00:00:00Z",
        "@every 1h30m | 2030-01-01T01:30:00Z",
        "@every 100ms | 2030-01-01T00:00:01Z"
      })
  void tellsWhatIsNext(String cron, String next) throws Exception {
    assertThat(SecondsCron.parse(cron).after(Instant.parse("2030-01-01T00:00:00.5Z")))
        .contains(Instant.parse(next));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0 0 3 * *  * *",
        "60 * * * * *",
        "* * * * * 7",
        "* * * 0 * *",
        "a * * * * *",
        "*/0 * * * * *",
        "5-1 * * * * *",
        "@often",
        "@every soon",
        "1-2-3 * * * * *"
      })
  void refusesOthers(String cron) {
    assertThatThrownBy(() -> SecondsCron.parse(cron)).isInstanceOf(MalformedCron.class);
  }
}
