package io.github.vertexmaven.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingOutputsTest {

  private static final List<Line> CHAIN =
      List.of(
          node("a", List.of("raw"), List.of("x")),
          node("b", List.of("x"), List.of("y")),
          node("c", List.of("y"), List.of("z")));

  @Test
  void nothingRunsWhenAllIsThere() {
    assertThat(missing(CHAIN, Set.of("x", "y", "z"), Set.of("x", "y", "z"))).isEmpty();
  }

  @Test
  void whatIsMissingIsMadeFromWhatIsKept() {
    assertThat(missing(CHAIN, Set.of("x", "y", "z"), Set.of("x", "y"))).containsExactly("c");
    assertThat(missing(CHAIN, Set.of("x", "y", "z"), Set.of("x", "z"))).containsExactly("b");
  }

  @Test
  void whatStaysInMemoryIsMadeAgainForWhoNeedsIt() {
    assertThat(missing(CHAIN, Set.of("x", "z"), Set.of("x"))).containsExactly("b", "c");
    assertThat(missing(CHAIN, Set.of("z"), Set.of("z"))).isEmpty();
  }

  @Test
  void aNodeWithoutOutputsAndAnEndInMemoryAlwaysRun() {
    List<Line> nodes =
        List.of(
            node("a", List.of(), List.of("x")),
            node("report", List.of("x"), List.of()),
            node("score", List.of("x"), List.of("left")));
    assertThat(missing(nodes, Set.of("x"), Set.of("x"))).containsExactly("report", "score");
  }

  private static List<String> missing(List<Line> nodes, Set<String> kept, Set<String> there) {
    return MissingOutputs.of(nodes, kept::contains, there::contains).stream()
        .map(Line::name)
        .toList();
  }

  private static Line node(String name, List<String> reads, List<String> writes) {
    return new Line(name, reads, writes);
  }

  private record Line(String name, List<String> datasetsRead, List<String> datasetsWritten)
      implements GraphNode {
    @Override
    public String namespace() {
      return "";
    }

    @Override
    public Collection<String> tags() {
      return List.of();
    }
  }
}
