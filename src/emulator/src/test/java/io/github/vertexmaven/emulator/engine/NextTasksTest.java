package io.github.vertexmaven.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NextTasksTest {

  private final NextTasks upcoming = new NextTasks();

  @Test
  void namesWhatWaitsForThoseAtWorkThenWhatWaitsForThese() {
    upcoming.begun("work");
    upcoming.atWork("work");
    Map<String, List<String>> downstream =
        Map.of("work", List.of("next", "blocked"), "next", List.of("last"));
    Map<String, Set<String>> waiting =
        Map.of(
            "next", Set.of("work"),
            "blocked", Set.of("work", "never begun"),
            "last", Set.of("next"));
    assertThat(upcoming.next(waiting, downstream, 9)).containsExactly("next", "last");
    assertThat(upcoming.next(waiting, downstream, 1)).containsExactly("next");
    assertThat(upcoming.next(waiting, downstream, 0)).isEmpty();
    upcoming.begun("waits for a core");
    assertThat(upcoming.next(waiting, downstream, 9)).isEmpty();
  }

  @Test
  void namesNothingWhereNothingIsAtWork() {
    upcoming.begun("work");
    upcoming.atWork("work");
    upcoming.ended("work");
    assertThat(upcoming.next(Map.of(), Map.of("work", List.of("next")), 9)).isEmpty();
  }
}
