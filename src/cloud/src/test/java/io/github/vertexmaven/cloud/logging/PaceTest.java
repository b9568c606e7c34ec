package io.github.vertexmaven.cloud.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private long now = 1000;
  private final List<Duration> slept = new ArrayList<>();
  private final Pace pace =
      new Pace(
          2,
          Duration.ofSeconds(60),
          () -> now,
          nanos -> {
            slept.add(Duration.ofNanos(nanos));
            now += nanos;
          });

  @Test
  void waitsOnceTheQuotaOfAMinuteIsUsedUp() {
    pace.await();
    now += Duration.ofSeconds(10).toNanos();
    pace.await();
    assertThat(slept).isEmpty();
    pace.await();
    assertThat(slept).containsExactly(Duration.ofSeconds(50));
    pace.await();
    assertThat(slept).containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(10));
    now += Duration.ofMinutes(5).toNanos();
    pace.await();
    assertThat(slept).hasSize(2);
  }
}
