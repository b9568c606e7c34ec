package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.dflib.DataFrame;
import org.dflib.Series;

/** What is saved as a DataFrame comes back with the same values and types from every format. */
class RoundTripTest {

  private static Path project;

  @BeforeContainer
  static void makeFolder() throws IOException {
    project = Files.createTempDirectory("round-trip");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /** Columns of one row count: numbers with and without nulls, and texts. */
  @Provide
  Arbitrary<DataFrame> frames() {
    return Arbitraries.integers().between(1, 12).flatMap(RoundTripTest::frames);
  }

  private static Arbitrary<DataFrame> frames(int rows) {
    Arbitrary<long[]> longs = Arbitraries.longs().array(long[].class).ofSize(rows);
    Arbitrary<double[]> doubles = anyDouble().array(double[].class).ofSize(rows);
    Arbitrary<List<Boolean>> flags =
        Arbitraries.of(true, false).injectNull(0.2).list().ofSize(rows);
    Arbitrary<List<Double>> some = anyDouble().injectNull(0.3).list().ofSize(rows);
    Arbitrary<List<String>> texts = texts().injectNull(0.2).list().ofSize(rows);
    return Combinators.combine(longs, doubles, flags, some, texts).as(RoundTripTest::frame);
  }

  private static Arbitrary<Double> anyDouble() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.longs().map(Double::longBitsToDouble).filter(d -> !Double.isNaN(d)),
        Arbitraries.of(0.0, -0.0, 1.0, 0.1, Double.MIN_VALUE, Double.MAX_VALUE));
  }

  private static Arbitrary<String> texts() {
    Arbitrary<String> any =
        Arbitraries.strings().all().ofMaxLength(8).filter(RoundTripTest::isUnicode);
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
    return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
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

  private static Catalog catalog(String type) {
    return TestCatalogs.open(project, "d: {type: " + type + ", filepath: " + type + "}");
  }

  @Property(tries = 100)
  void csvKeepsValuesAndTypes(@ForAll("frames") DataFrame frame) throws IOException {
    checkRoundTrip("csv", frame, frame);
  }

  @Property(tries = 100)
  void excelKeepsValuesAndTypes(@ForAll("frames") DataFrame frame) throws IOException {
    checkRoundTrip("excel", frame, frame);
  }

  @Property(tries = 50)
  void parquetKeepsValuesAndTypes(@ForAll("frames") DataFrame frame) throws IOException {
    checkRoundTrip("parquet", frame, frame);
  }

  @Property(tries = 100)
  void objectKeepsValuesAndTypes(@ForAll("frames") DataFrame frame) throws IOException {
    checkRoundTrip("object", frame, frame);
  }

  @Property(tries = 100)
  void jsonKeepsValuesAndTypesOfFiniteNumbers(@ForAll("frames") DataFrame frame)
      throws IOException {
    checkRoundTrip("json", frame, withoutInfinities(frame));
  }

  @Property(tries = 100)
  void jsonLinesKeepValuesAndTypesOfFiniteNumbers(@ForAll("frames") DataFrame frame)
      throws IOException {
    checkRoundTrip("jsonl", frame, withoutInfinities(frame));
  }

  @Property(tries = 100)
  void yamlKeepsValuesAndTypesOfFiniteNumbers(@ForAll("frames") DataFrame frame)
      throws IOException {
    checkRoundTrip("yaml", frame, withoutInfinities(frame));
  }

  @Provide
  Arbitrary<Object> plainValues() {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            texts().map(text -> (Object) text),
            Arbitraries.of(
                "no",
                "1_0",
                "0o7",
                "0x1",
                "1:30",
                "~",
                "- a",
                "a: b",
                "#",
                "2026-01-31",
                "<<",
                "=",
                "y"),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.bigIntegers().map(RoundTripTest::smallest),
            anyDouble().filter(Double::isFinite).map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag),
            Arbitraries.just(null));
    return nested(nested(scalars));
  }

  private static Object smallest(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static Arbitrary<Object> nested(Arbitrary<Object> items) {
    return Arbitraries.oneOf(
        items,
        items.list().ofMaxSize(4).map(list -> (Object) list),
        Arbitraries.maps(texts(), items).ofMaxSize(4).map(map -> (Object) map));
  }

  @Property(tries = 150)
  void yamlKeepsAnyPlainValue(@ForAll("plainValues") Object value) {
    checkPlain("yaml", value);
  }

  @Property(tries = 150)
  void jsonKeepsAnyPlainValue(@ForAll("plainValues") Object value) {
    checkPlain("json", value);
  }

  @Property(tries = 30)
  void jsonLinesKeepAnyListOfPlainValues(
      @ForAll @Size(max = 3) List<@From("plainValues") Object> values) {
    checkPlain("jsonl", values);
  }

  /** Properties run side by side, each on a file of its own. */
  private static void checkPlain(String type, Object value) {
    if (value == null) {
      return;
    }
    Catalog catalog =
        TestCatalogs.open(project, "d: {type: " + type + ", filepath: plain-" + type + "}");
    catalog.save("d", value, Object.class);
    assertThat(catalog.load("d", value instanceof List ? List.class : Object.class))
        .isEqualTo(value);
  }

  @Property(tries = 50)
  void bytesKeepEveryByte(@ForAll byte[] bytes) {
    Catalog catalog = catalog("bytes");
    catalog.save("d", bytes, byte[].class);
    assertThat(catalog.load("d", byte[].class)).isEqualTo(bytes);
  }

  @Property(tries = 50)
  void textKeepsEveryCharacter(@ForAll("unicode") String text) {
    Catalog catalog = catalog("text");
    catalog.save("d", text, String.class);
    assertThat(catalog.load("d", String.class)).isEqualTo(text);
    String page = "<p>" + text;
    Catalog pages = catalog("html");
    pages.save("d", page, String.class);
    assertThat(pages.load("d", String.class)).isEqualTo(page);
  }

  @Provide
  Arbitrary<String> unicode() {
    return texts().filter(text -> !text.startsWith("\uFEFF"));
  }

  @Property(tries = 30)
  void imagesKeepEveryPixel(
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll int seed,
      @ForAll("lossless") String format) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(seed);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, random.nextInt());
    }
    Catalog catalog = TestCatalogs.open(project, "d: {type: image, filepath: d." + format + "}");
    catalog.save("d", image, BufferedImage.class);
    BufferedImage read = (BufferedImage) catalog.load("d", BufferedImage.class);
    assertThat(pixels(read)).isEqualTo(pixels(image));
  }

  @Provide
  Arbitrary<String> lossless() {
    return Arbitraries.of("png", "bmp");
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static DataFrame withoutInfinities(DataFrame frame) {
    return frame
        .cols("decimal", "some")
        .merge(
            Series.of(finite(frame.getColumn("decimal"))),
            Series.of(finite(frame.getColumn("some"))));
  }

  private static Object[] finite(Series<Double> series) {
    return series.toList().stream()
        .map(value -> value == null || Double.isInfinite(value) ? null : value)
        .toArray();
  }

  private static void checkRoundTrip(String type, DataFrame saved, DataFrame expected)
      throws IOException {
    Catalog catalog = catalog(type);
    catalog.save("d", saved, DataFrame.class);
    DataFrame loaded = (DataFrame) catalog.load("d", DataFrame.class);
    assertThat(loaded.getColumnsIndex().toArray()).isEqualTo(expected.getColumnsIndex().toArray());
    for (String name : expected.getColumnsIndex()) {
      assertThat(loaded.getColumn(name).toList())
          .as(name)
          .isEqualTo(expected.getColumn(name).toList());
    }
    byte[] first = Files.readAllBytes(project.resolve(type));
    catalog.save("d", saved, DataFrame.class);
    assertThat(Files.readAllBytes(project.resolve(type))).isEqualTo(first);
  }
}
