package io.github.vertexmaven.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivityTest {

  private static final Duration QUIET = Duration.ofSeconds(10);

  private Instant now = Instant.EPOCH;
  private final Activity activity = new Activity(() -> now);

  private boolean closesAfter(long millis) {
    now = now.plusMillis(millis);
    return activity.close(QUIET, () -> true);
  }

  /** Looks as the emulator does, each second. */
  private boolean closesWithin(int seconds) {
    for (int i = 0; i < seconds; i++) {
      if (closesAfter(1000)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void closesWhenNobodyCameForAWhile() {
    assertThat(closesWithin(9)).isFalse();
    assertThat(activity.enter()).isTrue();
    assertThat(closesWithin(20)).isFalse();
    activity.leave();
    assertThat(closesWithin(9)).isFalse();
    assertThat(closesWithin(1)).isTrue();
    assertThat(activity.enter()).isFalse();
  }

  @Test
  void waitsAnewWhenItWasSuspended() {
    assertThat(closesWithin(5)).isFalse();
    assertThat(closesAfter(60_000)).isFalse();
    assertThat(closesWithin(9)).isFalse();
    assertThat(closesWithin(1)).isTrue();
  }
}
