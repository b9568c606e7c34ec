package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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
    return Frames.any();
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
    checkRoundTrip("json", withoutInfinities(frame), withoutInfinities(frame));
  }

  @Property(tries = 100)
  void jsonLinesKeepValuesAndTypesOfFiniteNumbers(@ForAll("frames") DataFrame frame)
      throws IOException {
    checkRoundTrip("jsonl", withoutInfinities(frame), withoutInfinities(frame));
  }

  @Property(tries = 100)
  void yamlKeepsValuesAndTypesOfFiniteNumbers(@ForAll("frames") DataFrame frame)
      throws IOException {
    checkRoundTrip("yaml", withoutInfinities(frame), withoutInfinities(frame));
  }

  @Provide
  Arbitrary<Object> plainValues() {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            Frames.texts().map(text -> (Object) text),
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
            Frames.doubles().filter(Double::isFinite).map(number -> (Object) number),
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
        Arbitraries.maps(Frames.texts(), items).ofMaxSize(4).map(map -> (Object) map));
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
    return Frames.texts().filter(text -> !text.startsWith("\uFEFF"));
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
