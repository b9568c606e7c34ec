package io.github.vertexmaven.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstantTextTest {

  @Test
  void readsWhatInstantsWrite() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      long seconds = random.nextLong(-62_135_596_800L, 253_402_300_800L);
      int nanos =
          random.nextInt(1_000_000_000) / (int) Math.pow(1000, i % 4) * 1000 % 1_000_000_000;
      Instant instant = Instant.ofEpochSecond(seconds, nanos);
      assertThat(InstantText.parsed(instant.toString())).isEqualTo(instant);
    }
  }

  @Test
  void readsAndRefusesWhatTheJdkDoes() {
    for (String text :
        new String[] {
          "+12026-11-30T15:38:01Z",
          "-0001-11-30T15:38:01Z",
          "2026-11-30T15:38:01.5Z",
          "2026-02-28T24:00:00Z"
        }) {
      assertThat(InstantText.parsed(text)).isEqualTo(Instant.parse(text));
    }
    for (String text :
        new String[] {
          "",
          "Z",
          "2026-13-30T15:38:01Z",
          "2026-11-31T15:38:01Z",
          "2026-11-30T15:61:01Z",
          "2026-11-30 15:38:01Z",
          "2026-11-30T15:38:01.1234567890Z"
        }) {
      assertThatThrownBy(() -> InstantText.parsed(text))
          .as(text)
          .isInstanceOf(DateTimeException.class);
    }
  }
}
