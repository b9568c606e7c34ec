package io.github.vertexmaven.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpcomingTest {

  private final Upcoming upcoming = new Upcoming();

  @Test
  void namesTheQueuedFirstThenWhatWaitsForThoseAtWorkThenWhatWaitsForThese() {
    upcoming.begun("work");
    upcoming.begun("queued");
    upcoming.atWork("work");
    Map<String, List<String>> downstream =
        Map.of("work", List.of("next", "blocked"), "next", List.of("last"));
    Map<String, Set<String>> waiting =
        Map.of(
            "next", Set.of("work"),
            "blocked", Set.of("work", "never begun"),
            "last", Set.of("next"));
    assertThat(upcoming.next(waiting, downstream, 9)).containsExactly("queued", "next", "last");
    assertThat(upcoming.next(waiting, downstream, 2)).containsExactly("queued", "next");
    assertThat(upcoming.next(waiting, downstream, 0)).isEmpty();
  }

  @Test
  void namesNothingWhereNothingIsAtWork() {
    upcoming.begun("work");
    upcoming.atWork("work");
    upcoming.ended("work");
    upcoming.begun("perhaps known");
    assertThat(upcoming.next(Map.of(), Map.of("work", List.of("next")), 9)).isEmpty();
  }
}
