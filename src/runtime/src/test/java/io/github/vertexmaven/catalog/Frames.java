package io.github.vertexmaven.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.dflib.DataFrame;
import org.dflib.Series;

/** Generated tables. */
final class Frames {

  private Frames() {}

  /** Columns of one row count: numbers with and without nulls, and texts. */
  static Arbitrary<DataFrame> any() {
    return Arbitraries.integers().between(1, 12).flatMap(Frames::frames);
  }

  private static Arbitrary<DataFrame> frames(int rows) {
    Arbitrary<long[]> longs = Arbitraries.longs().array(long[].class).ofSize(rows);
    Arbitrary<double[]> doubles = doubles().array(double[].class).ofSize(rows);
    Arbitrary<List<Boolean>> flags =
        Arbitraries.of(true, false).injectNull(0.2).list().ofSize(rows);
    Arbitrary<List<Double>> some = doubles().injectNull(0.3).list().ofSize(rows);
    Arbitrary<List<String>> texts = texts().injectNull(0.2).list().ofSize(rows);
    return Combinators.combine(longs, doubles, flags, some, texts).as(Frames::frame);
  }

  /** Any but not-a-number. */
  static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.longs().map(Double::longBitsToDouble).filter(d -> !Double.isNaN(d)),
        Arbitraries.of(0.0, -0.0, 1.0, 0.1, Double.MIN_VALUE, Double.MAX_VALUE));
  }

  /** Any Unicode, and what formats take for something else. */
  static Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(8).filter(Frames::isUnicode);
    return Arbitraries.oneOf(
        any,
        Arbitraries.of(
            "",
            "1",
            "007",
            "true",
            "NaN",
            " x ",
            "a,b",
            "\"",
            "a\nb",
            "a\r\nb",
            "_x000D_",
            "<&>",
            "é\u4E2D\uD83D\uDE00"));
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /**
   * The row number keeps the last row from being empty, and the letter makes its column one of
   * texts.
   */
  private static DataFrame frame(
      long[] longs, double[] doubles, List<Boolean> flags, List<Double> some, List<String> texts) {
    List<String> marked = new ArrayList<>(texts);
    marked.set(0, "x");
    return DataFrame.byColumn("number", "decimal", "flag", "some", "text")
        .of(
            Series.ofLong(longs),
            Series.ofDouble(doubles),
            Series.of(flags.toArray()),
            Series.of(some.toArray()),
            Series.of(marked.toArray()));
  }
}
