package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * What formats are known to lose: times in other zones, exact decimals, nulls within, encodings.
 */
class KindsRoundTripTest {

  private static final List<String> TABLES =
      List.of("csv", "excel", "parquet", "json", "jsonl", "yaml", "object");

  private static final TimeZone HERE = TimeZone.getDefault();

  private static Path project;

  @BeforeContainer
  static void makeFolder() throws IOException {
    project = Files.createTempDirectory("kinds");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @AfterTry
  void zoneOfThisMachine() {
    TimeZone.setDefault(HERE);
  }

  /** Properties are tried beside each other, so each has a folder. */
  private static Catalog catalog(String folder, String type, String more) {
    return TestCatalogs.open(
        project.resolve(folder), "d: {type: " + type + ", filepath: d." + type + more + "}");
  }

  record Moment(
      LocalDate day, LocalTime time, LocalDateTime local, Instant instant, Optional<Instant> may) {}

  private static final Type MOMENTS = TestCatalogs.listOf(Moment.class);

  /** Gaps and repeats of summer time, years without a Gregorian calendar, odd offsets. */
  @Provide
  Arbitrary<LocalDateTime> locals() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            LocalDateTime.of(2024, 3, 31, 2, 30),
            LocalDateTime.of(2024, 10, 27, 2, 30),
            LocalDateTime.of(2024, 3, 10, 2, 30),
            LocalDateTime.of(2011, 12, 30, 12, 0),
            LocalDateTime.of(1900, 1, 1, 0, 0),
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000)),
        Arbitraries.longs()
            .between(-2_208_988_800_000L, 7_000_000_000_000L)
            .map(millis -> LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)));
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        "UTC",
        "Europe/Berlin",
        "America/St_Johns",
        "Pacific/Kiritimati",
        "Pacific/Apia",
        "Africa/Monrovia");
  }

  /** Written in one zone and read in another. */
  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void timesAreTheSameInEveryZone(
      @ForAll("locals") LocalDateTime local,
      @ForAll("zones") String from,
      @ForAll("zones") String to) {
    Instant instant = local.atZone(ZoneId.of(from)).toInstant();
    List<Moment> moments =
        List.of(
            new Moment(
                local.toLocalDate(),
                local.toLocalTime(),
                local,
                instant,
                Optional.of(instant.plusMillis(1))),
            new Moment(local.toLocalDate(), LocalTime.MIDNIGHT, local, instant, Optional.empty()));
    for (String type : TABLES) {
      TimeZone.setDefault(TimeZone.getTimeZone(from));
      Catalog catalog = catalog("times", type, "");
      catalog.save("d", moments, MOMENTS);
      TimeZone.setDefault(TimeZone.getTimeZone(to));
      assertThat(catalog.load("d", MOMENTS)).as(type).isEqualTo(moments);
    }
  }

  record Price(BigDecimal exact, Optional<BigDecimal> may, BigInteger whole) {}

  private static final Type PRICES = TestCatalogs.listOf(Price.class);

  @Provide
  Arbitrary<List<Price>> prices() {
    Arbitrary<Integer> scales = Arbitraries.integers().between(0, 18);
    Arbitrary<BigInteger> digits =
        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(20).negate(), BigInteger.TEN.pow(20));
    Arbitrary<BigDecimal> decimals = Combinators.combine(digits, scales).as(BigDecimal::new);
    return Combinators.combine(decimals, decimals.optional(), digits)
        .as(Price::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  /** Formats with one scale for a column may add zeros; none may change a value. */
  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void decimalsOfEveryScaleAreExact(@ForAll("prices") List<Price> prices) {
    for (String type : TABLES) {
      Catalog catalog = catalog("decimals", type, "");
      try {
        catalog.save("d", prices, PRICES);
      } catch (DatasetException e) {
        assertThat(e.getMessage()).contains("and YAML keeps doubles; use json.");
        continue;
      }
      assertThat(plain((List<?>) catalog.load("d", PRICES))).as(type).isEqualTo(plain(prices));
    }
  }

  private static List<Price> plain(List<?> prices) {
    List<Price> plain = new ArrayList<>();
    for (Object each : prices) {
      Price price = (Price) each;
      plain.add(
          new Price(
              price.exact().stripTrailingZeros(),
              price.may().map(BigDecimal::stripTrailingZeros),
              price.whole()));
    }
    return plain;
  }

  record Inner(Optional<Long> n, List<Optional<String>> texts) {}

  record Outer(
      long id,
      List<Optional<Long>> numbers,
      List<List<Long>> lists,
      Optional<Inner> inner,
      List<Inner> inners) {}

  private static final Type OUTERS = TestCatalogs.listOf(Outer.class);

  @Provide
  Arbitrary<List<Outer>> nested() {
    Arbitrary<Optional<Long>> some = Arbitraries.longs().optional();
    Arbitrary<List<Optional<String>>> texts = Frames.texts().optional().list().ofMaxSize(3);
    Arbitrary<Inner> inner = Combinators.combine(some, texts).as(Inner::new);
    return Combinators.combine(
            Arbitraries.longs(),
            some.list().ofMaxSize(3),
            Arbitraries.longs().list().ofMaxSize(2).list().ofMaxSize(3),
            inner.optional(),
            inner.list().ofMaxSize(2))
        .as(Outer::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** An empty list, a list of nothing, and no list at all are three things. */
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void emptyAndMissingWithinAreTold(@ForAll("nested") List<Outer> rows) {
    for (String type : List.of("parquet", "json", "jsonl", "yaml", "object")) {
      Catalog catalog = catalog("nested", type, "");
      catalog.save("d", rows, OUTERS);
      assertThat(catalog.load("d", OUTERS)).as(type).isEqualTo(rows);
    }
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of(
        "utf-16",
        "utf_16_le",
        "UTF-16BE",
        "utf-8-sig",
        "utf8",
        "latin-1",
        "cp1252",
        "shift_jis",
        "cp932",
        "euc_kr",
        "gb18030",
        "koi8-r",
        "utf_32",
        "mac_roman",
        "iso8859-15",
        "big5");
  }

  /** Saved in one encoding, a text comes back, or is refused: it never becomes another. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void encodingsKeepTextsOrRefuseThem(
      @ForAll("encodings") String name, @ForAll("texts") String text) throws IOException {
    String arguments = "{encoding: " + name + "}";
    Catalog catalog =
        catalog("encodings", "csv", ", load_args: " + arguments + ", save_args: " + arguments);
    List<Map<String, Object>> rows = List.of(Map.of("t", "x"), Map.of("t", text));
    Type maps = TestCatalogs.MAPS;
    try {
      catalog.save("d", rows, maps);
    } catch (DatasetException e) {
      Charset charset = io.github.vertexmaven.catalog.value.CharsetNames.find(name).orElseThrow();
      assertThat(charset.newEncoder().canEncode(text)).as(e.getMessage()).isFalse();
      assertThat(e.getMessage()).contains("characters that").contains("cannot write");
      return;
    }
    assertThat(catalog.load("d", maps)).as(name).isEqualTo(rows);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars("abc\u00E9\u00DF\u20AC\u3042\uFF71\u30BD\u8868\uAC00\u0436,\"\n")
            .ofMinLength(1)
            .ofMaxLength(6),
        Frames.texts().filter(text -> !text.isEmpty()));
  }

  /** Half a character has no form in UTF-8; it is refused or kept, and never becomes a '?'. */
  @Example
  void halfACharacterIsRefusedOrKept() {
    for (String type :
        List.of("csv", "excel", "parquet", "json", "jsonl", "yaml", "text", "html", "object")) {
      for (String half : List.of("a\uD800", "\uDC00b", "\uDC00\uD800")) {
        boolean plain = type.equals("text") || type.equals("html");
        Object value = plain ? "<p>" + half : List.of(Map.of("t", half));
        Type as = plain ? String.class : TestCatalogs.MAPS;
        Catalog catalog = catalog("half", type, "");
        try {
          catalog.save("d", value, as);
        } catch (DatasetException e) {
          assertThat(e.getMessage()).as(type).containsPattern("(?i)character|Unicode");
          continue;
        }
        assertThat(catalog.load("d", as)).as(type).isEqualTo(value);
      }
    }
  }

  /** The name of a column is a text too. */
  @Example
  void halfACharacterInANameIsRefusedOrKept() {
    for (String type : List.of("csv", "excel", "parquet", "json", "jsonl", "yaml", "object")) {
      List<Map<String, Object>> value = List.of(Map.of("t\uD800", 1L));
      Catalog catalog = catalog("names", type, "");
      try {
        catalog.save("d", value, TestCatalogs.MAPS);
      } catch (DatasetException e) {
        assertThat(e.getMessage()).as(type).containsPattern("(?i)character|Unicode");
        continue;
      }
      assertThat(catalog.load("d", TestCatalogs.MAPS)).as(type).isEqualTo(value);
    }
  }
}
