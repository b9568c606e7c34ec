package io.github.vertexmaven.core.compile.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.json.Fields;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ForkEventsTest {

  private static String place(String path) {
    return ForkEvents.place(new Fields(Map.of("path", path)), Path.of("/p"));
  }

  /** No path can hold the last one: it stands for what the locale of a build lacks. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void showsWhereSomethingWasSavedInAnyLocale() {
    assertThat(place("/p/data/x.csv")).isEqualTo("data/x.csv");
    assertThat(place("/pp/x.csv")).isEqualTo("/pp/x.csv");
    assertThat(place("/p/data/größe \uD83D.csv")).isEqualTo("data/größe \uD83D.csv");
    assertThat(ForkEvents.place(new Fields(Map.of()), Path.of("/p"))).isEmpty();
  }
}
