package io.github.vertexmaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SameDataTest {

  record Split(DataFrame x, double[] y) {}

  private static DataFrame frame(Object... cells) {
    return DataFrame.foldByRow("a", "b").of(cells);
  }

  @Test
  void sameValuesAreTheSameWhateverHoldsThem() {
    SameData.assertSame(frame(1, "x", 2, null), frame(1L, "x", 2.0, null));
    SameData.assertSame(
        new Split(frame(1, "x"), new double[] {1, 2}),
        new Split(frame(1, "x"), new double[] {1, 2}));
    SameData.assertSame(Map.of("a", List.of(1, 2)), Map.of("a", List.of(1L, 2L)));
    SameData.assertSame(new double[] {0.1 + 0.2}, new double[] {0.3}, 1e-9);
    SameData.assertSame(Double.NaN, Double.NaN);
    SameData.assertSame(null, null);
  }

  static Stream<Arguments> different() {
    return Stream.of(
        arguments(1, 2, "expected 1, found 2"),
        arguments(1, null, "expected 1, found null"),
        arguments("a", 1, "expected a, found 1"),
        arguments(
            9007199254740993L,
            9007199254740992L,
            "expected 9007199254740993, found 9007199254740992"),
        arguments(1.0, Double.NaN, "expected 1.0, found NaN"),
        arguments(Set.of(1), Set.of(2), "expected [1], found [2]"),
        arguments(
            frame(1, "x", 2, "y"), frame(1, "x", 2, "z"), "row 1, column b: expected y, found z"),
        arguments(frame(1, "x"), frame(1, "x", 2, "y"), "expected 1 rows, found 2"),
        arguments(
            frame(1, "x"),
            DataFrame.foldByRow("a", "c").of(1, "x"),
            "expected columns [a, b], found [a, c]"),
        arguments(
            new Split(frame(1, "x"), new double[] {1}),
            new Split(frame(2, "x"), new double[] {3}),
            "x, row 0, column a: expected 1, found 2\ny[0]: expected 1.0, found 3.0"),
        arguments(
            Map.of("m", Map.of("r2", 1)),
            Map.of("m", Map.of("mae", 1)),
            "m.r2: expected 1, found nothing\nm.mae: expected nothing, found 1"),
        arguments(List.of(1), List.of(1, 2), "expected 1 elements, found 2"));
  }

  @ParameterizedTest
  @MethodSource("different")
  void saysWhereValuesDiffer(Object expected, Object actual, String message) {
    assertThatThrownBy(() -> SameData.assertSame(expected, actual))
        .isInstanceOf(AssertionError.class)
        .hasMessage(message);
  }

  @Test
  void showsTheFirstTenDifferences() {
    int[] numbers = IntStream.rangeClosed(1, 100).toArray();
    Throwable thrown = catchThrowable(() -> SameData.assertSame(new int[100], numbers));
    assertThat(thrown.getMessage().split("\n")).hasSize(11).endsWith("and 90 more");
  }

  @Test
  void refusesATolerationThatIsNone() {
    assertThatThrownBy(() -> SameData.assertSame(1, 2, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
