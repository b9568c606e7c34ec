package io.github.vertexmaven.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

  @ParameterizedTest
  @CsvSource({"90s, PT1M30S", "30m, PT30M", "2h, PT2H", "' 1s ', PT1S", "999999h, PT999999H"})
  void readsWhatPeopleWrite(String text, Duration expected) {
    assertThat(Deadline.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "s", "-1s", "1.5h", "1 h", "1d", "1S", "1000000s", "1h30m"})
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> Deadline.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is not a time such as 90s, 30m or 2h");
  }
}
