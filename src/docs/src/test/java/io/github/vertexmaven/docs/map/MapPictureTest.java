package io.github.vertexmaven.docs.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.docs.map.LayeredGraph.Place;
import io.github.vertexmaven.docs.source.DocsException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MapPictureTest {

  private static final Map<String, Set<String>> IMPORTS =
      new TreeMap<>(
          Map.of(
              "top",
              Set.of("left", "right", "base"),
              "left",
              Set.of("base"),
              "right",
              Set.of(),
              "base",
              Set.of()));

  private static LayeredGraph layers(Map<String, Set<String>> imports) {
    Map<String, Double> widths = new TreeMap<>();
    imports.keySet().forEach(name -> widths.put(name, 80.0));
    return LayeredGraph.of(imports, widths);
  }

  @Test
  void eachBoxIsAboveThoseThatItImports() {
    assertThat(layers(IMPORTS).rows().stream().map(row -> row.stream().map(Place::name).toList()))
        .satisfiesExactly(
            row -> assertThat(row).containsExactly("top"),
            row -> assertThat(row).containsExactlyInAnyOrder("left", "right"),
            row -> assertThat(row).containsExactly("base"));
  }

  @Test
  void arrowsThatOthersImplyAreLeftOut() {
    assertThat(layers(IMPORTS).arrows()).hasSize(3);
  }

  @Test
  void boxesOfARowDoNotTouch() {
    for (List<Place> row : layers(IMPORTS).rows()) {
      for (int i = 1; i < row.size(); i++) {
        assertThat(row.get(i).middle() - row.get(i - 1).middle()).isGreaterThan(80);
      }
    }
  }

  @Test
  void aCircleIsAFault() {
    assertThatThrownBy(() -> layers(Map.of("a", Set.of("b"), "b", Set.of("a"))))
        .isInstanceOf(DocsException.class)
        .hasMessageContaining("a circle of imports");
  }

  @Test
  void saysInWordsWhatIsDrawn() {
    assertThat(MapPicture.of(IMPORTS, Map.of("top", "2 classes"), "Caption."))
        .contains(
            "left imports base; top imports ", "2 classes", "<figcaption>Caption.</figcaption>")
        .doesNotContain("\n\n");
  }
}
