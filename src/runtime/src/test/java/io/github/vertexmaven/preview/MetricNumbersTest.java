package io.github.vertexmaven.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricNumbersTest {

  private record Scores(double mae, long rowCount, String model, Optional<Double> r2) {}

  private record Folds(List<Scores> folds, double[] best) {}

  @Test
  void aRecordAMapAndAListSayTheSameNumbers() {
    Scores record = new Scores(0.25, 12, "linear", Optional.of(0.5));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mae", 0.25);
    map.put("row_count", 12L);
    map.put("model", "linear");
    map.put("r2", 0.5);
    assertThat(MetricNumbers.of(record))
        .isEqualTo(Map.of("mae", 0.25, "row_count", 12L, "r2", 0.5));
    assertThat(MetricNumbers.of(map)).isEqualTo(MetricNumbers.of(record));
    assertThat(MetricNumbers.of(List.of(record)))
        .isEqualTo(Map.of("[0].mae", 0.25, "[0].row_count", 12L, "[0].r2", 0.5));
    assertThat(MetricNumbers.of(List.of(map))).isEqualTo(MetricNumbers.of(List.of(record)));
  }

  @Test
  void whatStandsDeeperHasItsPlaceInTheName() {
    Folds folds =
        new Folds(
            List.of(
                new Scores(0.5, 1, "", Optional.empty()), new Scores(1, 2, "", Optional.of(3.0))),
            new double[] {7, 8});
    assertThat(MetricNumbers.of(folds).keySet())
        .containsExactly(
            "folds[0].mae",
            "folds[0].row_count",
            "folds[1].mae",
            "folds[1].row_count",
            "folds[1].r2",
            "best[0]",
            "best[1]");
    assertThat(MetricNumbers.of(Map.of("train", Map.of("mae", 1))))
        .isEqualTo(Map.of("train.mae", 1));
    assertThat(MetricNumbers.of(Map.of("mae", OptionalDouble.of(2)))).isEqualTo(Map.of("mae", 2.0));
  }

  @Test
  void aNumberAloneIsAValue() {
    assertThat(MetricNumbers.of(0.5)).isEqualTo(Map.of("value", 0.5));
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    assertThat(MetricNumbers.of("text")).isEmpty();
    assertThat(MetricNumbers.of(null)).isEmpty();
    assertThat(MetricNumbers.of(Map.of("nan", Double.NaN, "text", "1"))).isEmpty();
  }

  @Test
  void thereAreNeverMoreThanPeopleLookAt() {
    assertThat(MetricNumbers.of(IntStream.range(0, 1000).boxed().toList())).hasSize(32);
  }

  @Test
  void aValueThatHoldsItselfEnds() {
    Map<String, Object> self = new LinkedHashMap<>();
    self.put("self", self);
    self.put("n", 1);
    assertThat(MetricNumbers.of(self)).containsEntry("n", 1).containsEntry("self.n", 1);
  }
}
