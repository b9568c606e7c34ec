package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.dflib.IntSeries;
import org.dflib.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectDatasetTest {

  enum Kind {
    A,
    B {
      @Override
      public String toString() {
        return "bee";
      }
    }
  }

  record Point(int x, double y, Optional<Kind> kind) {}

  static class Base {
    private final String name;

    Base(String name) {
      this.name = name;
    }
  }

  /**
   * A model as people write them: final fields, no constructor without arguments, something that is
   * not kept.
   */
  static final class Model extends Base {
    static int made;
    private final double[] weights;
    private final Map<String, List<Point>> points;
    private transient Thread worker = Thread.currentThread();
    private Model next;

    Model(String name, double[] weights, Map<String, List<Point>> points) {
      super(name);
      made++;
      this.weights = weights;
      this.points = points;
    }
  }

  record Broken(String fine, List<Object> things) {}

  static final class Listing extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
  }

  /** Shows that reading runs no code of a class that it refuses. */
  static final class Trap {
    static boolean sprung;

    static {
      Sprung.yes = true;
    }
  }

  static final class Sprung {
    static boolean yes;
  }

  @TempDir Path project;

  private Catalog catalog() {
    return TestCatalogs.open(project, "o: {type: object, filepath: o.bin}");
  }

  private Object roundTrip(Object value) {
    catalog().save("o", value, value.getClass());
    return catalog().load("o", Object.class);
  }

  static Stream<Object> values() {
    Map<String, Integer> linked = new LinkedHashMap<>(Map.of("z", 1));
    linked.put("a", null);
    return Stream.of(
        true,
        (byte) 1,
        (short) 2,
        'c',
        3,
        4L,
        0.5f,
        0.1,
        "text",
        "\uD83D\uDE00\uD800",
        "",
        new BigInteger("123456789012345678901234567890"),
        new BigDecimal("1.10"),
        LocalDate.of(2026, 1, 31),
        Instant.parse("2026-01-31T08:30:00.123456789Z"),
        ZonedDateTime.of(2026, 1, 31, 8, 30, 0, 0, ZoneId.of("Europe/Berlin")),
        ZoneId.of("UTC"),
        Duration.ofNanos(123),
        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
        URI.create("gs://b/k"),
        Locale.GERMANY,
        DayOfWeek.MONDAY,
        Kind.B,
        Optional.of(List.of(1)),
        Optional.empty(),
        OptionalInt.of(1),
        OptionalInt.empty(),
        List.of(1, "x"),
        Arrays.asList(1, null),
        new ArrayList<>(List.of(1)),
        new LinkedList<>(List.of(1)),
        Set.of(1, 2, 3),
        Map.of("a", 1, "b", 2),
        new HashMap<>(Map.of(Kind.A, 1)),
        linked,
        new TreeMap<>(Map.of("b", 1, "a", 2)),
        new Point(1, 2, Optional.of(Kind.B)),
        List.of(new Point(1, Double.NaN, Optional.empty())));
  }

  @ParameterizedTest
  @MethodSource("values")
  void keepsValues(Object value) {
    Object read = roundTrip(value);
    assertThat(read).isEqualTo(value);
    if (java.lang.reflect.Modifier.isPublic(value.getClass().getModifiers())) {
      assertThat(read).hasSameClassAs(value);
    }
  }

  @Test
  void keepsArrays() {
    assertThat(roundTrip(new double[] {1, -0.0})).isEqualTo(new double[] {1, -0.0});
    assertThat(roundTrip(new double[][] {{1}, {}})).isEqualTo(new double[][] {{1}, {}});
    assertThat(roundTrip(new boolean[] {true, false})).isEqualTo(new boolean[] {true, false});
    assertThat(roundTrip(new char[] {'a'})).isEqualTo(new char[] {'a'});
    assertThat(roundTrip(new String[] {"a", null})).isEqualTo(new String[] {"a", null});
    assertThat(roundTrip(new Point[0])).isEqualTo(new Point[0]);
    long[] many = new long[100_000];
    Arrays.setAll(many, i -> i * 31L);
    assertThat(roundTrip(many)).isEqualTo(many);
    assertThat(((ArrayDeque<?>) roundTrip(new ArrayDeque<>(List.of(1, 2)))).toArray())
        .containsExactly(1, 2);
  }

  @Test
  void keepsAModelWithoutRunningItsConstructor() {
    Model model =
        new Model(
            "m", new double[] {1, 2}, Map.of("p", List.of(new Point(1, 2, Optional.empty()))));
    model.next = model;
    int made = Model.made;
    Model read = (Model) roundTrip(model);
    assertThat(Model.made).isEqualTo(made);
    assertThat(((Base) read).name).isEqualTo("m");
    assertThat(read.weights).containsExactly(1, 2);
    assertThat(read.points).isEqualTo(model.points);
    assertThat(read.worker).isNull();
    assertThat(model.worker).isNotNull();
    assertThat(read.next).isSameAs(read);
  }

  @Test
  void keepsWhatIsSharedShared() {
    List<Integer> shared = new ArrayList<>(List.of(1));
    List<?> read = (List<?>) roundTrip(List.of(shared, shared));
    assertThat((Object) read.get(0)).isSameAs(read.get(1));
    DataFrame frame =
        DataFrame.byColumn("a", "b").of(Series.of(shared, shared), Series.of(shared, null));
    DataFrame again = (DataFrame) ((List<?>) roundTrip(List.of(frame, frame))).get(1);
    assertThat(again.getColumn("a").get(0)).isSameAs(again.getColumn("b").get(0));
  }

  @Test
  void keepsSeriesThatATableWouldWiden() {
    DataFrame frame =
        DataFrame.byColumn("i", "f", "m")
            .of(Series.ofInt(1, 2), Series.ofFloat(1, 2), Series.of(1, "x"));
    DataFrame read = (DataFrame) roundTrip(frame);
    assertThat((Object) read.getColumn("i")).isInstanceOf(IntSeries.class);
    assertThat(read.getColumn("f").toList()).isEqualTo(List.of(1f, 2f));
    assertThat(read.getColumn("m").toList()).isEqualTo(List.of(1, "x"));
  }

  static Stream<Arguments> unkeepable() {
    List<Object> self = new ArrayList<>();
    Broken broken = new Broken("x", self);
    self.add(broken);
    Runnable lambda = () -> {};
    String advice = "; use a record, or give the dataset a type in the catalog.";
    String foreign =
        " cannot be kept: it is neither a value type of the JDK nor a class of the project"
            + advice;
    return Stream.of(
        Arguments.of(Thread.currentThread(), "a java.lang.Thread" + foreign),
        Arguments.of(
            new Broken("x", List.of(1, Map.of("k", new Properties()))),
            "at things[1].k: a java.util.Properties" + foreign),
        Arguments.of(List.of(lambda), "at [0]: a lambda cannot be kept" + advice),
        Arguments.of(
            new Listing(),
            "a "
                + Listing.class.getName()
                + " extends java.util.ArrayList, which is not a class of the project."),
        Arguments.of(
            broken,
            "at things[0]: it contains itself, through a record or an immutable collection."),
        Arguments.of(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), "a java.util.TreeMap" + foreign),
        Arguments.of(
            List.of(org.assertj.core.data.Offset.offset(1.0)),
            "at [0]: a org.assertj.core.data.Offset" + foreign));
  }

  @ParameterizedTest
  @MethodSource("unkeepable")
  void namesTheFieldThatCannotBeKept(Object value, String problem) {
    assertThatThrownBy(() -> roundTrip(value))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'o' (object, o.bin): " + problem);
    assertThat(project).isEmptyDirectory();
  }

  @Test
  void refusesClassesThatAreNotOfTheProject() {
    catalog().save("o", List.of(new Trap()), List.class);
    Sprung.yes = false;
    Catalog stranger =
        CatalogReader.open(
            TestCatalogs.yaml("o: {type: object, filepath: o.bin}", "x"),
            new DataPlaces(project, Optional.empty()),
            ProjectClasses.in(getClass().getClassLoader(), List.of(project)));
    assertThatThrownBy(() -> stranger.load("o", Object.class))
        .hasMessage(
            "Dataset 'o' (object, o.bin): it holds a "
                + Trap.class.getName()
                + ", which is neither a value type of the JDK nor a class of the project.");
    assertThat(Sprung.yes).isFalse();
    assertThat(Trap.sprung).isFalse();
  }

  @Test
  void refusesFilesThatAreDamagedAtAnyByte() throws IOException {
    catalog().save("o", List.of(new Point(1, 2, Optional.empty()), "text"), List.class);
    byte[] whole = Files.readAllBytes(project.resolve("o.bin"));
    for (int length = 1; length < whole.length; length++) {
      Files.write(project.resolve("o.bin"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> catalog().load("o", Object.class))
          .isInstanceOf(DatasetException.class)
          .message()
          .isIn(
              "Dataset 'o' (object, o.bin): the file is damaged or cut off; write it again.",
              "Dataset 'o' (object, o.bin): it was not written by the object format.");
    }
    for (int i = 12; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(project.resolve("o.bin"), flipped);
      assertThatThrownBy(() -> catalog().load("o", Object.class))
          .hasMessage(
              "Dataset 'o' (object, o.bin): the file is damaged or cut off; write it again.");
    }
  }

  @Test
  void refusesForeignFilesAndLaterVersions() throws IOException {
    Files.writeString(project.resolve("o.bin"), "a pickle, or anything else");
    assertThatThrownBy(() -> catalog().load("o", Object.class))
        .hasMessage("Dataset 'o' (object, o.bin): it was not written by the object format.");
    catalog().save("o", "x", String.class);
    byte[] later = Files.readAllBytes(project.resolve("o.bin"));
    later[11] = 3;
    Files.write(project.resolve("o.bin"), later);
    assertThatThrownBy(() -> catalog().load("o", Object.class))
        .hasMessage(
            "Dataset 'o' (object, o.bin): it was written in version 3 of the object format, and this runtime reads version 2; use the runtime that wrote it, or a later one.");
  }

  @Test
  void keepsClassesOfLibrariesThatTheClassPathLists() throws IOException {
    Path list = project.resolve("more/META-INF/vertexai/object-classes");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "# vouched for\norg.assertj.core.data.Offset # by value\n");
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {project.resolve("more").toUri().toURL()}, getClass().getClassLoader())) {
      Catalog listing =
          CatalogReader.open(
              TestCatalogs.yaml("o: {type: object, filepath: o.bin}", "x"),
              new DataPlaces(project, Optional.empty()),
              loader);
      listing.save("o", org.assertj.core.data.Offset.offset(1.5), Object.class);
      assertThat(listing.load("o", Object.class))
          .isEqualTo(org.assertj.core.data.Offset.offset(1.5));
      assertThatThrownBy(() -> catalog().load("o", Object.class))
          .hasMessage(
              "Dataset 'o' (object, o.bin): it holds a org.assertj.core.data.Offset, which is neither a value type of the JDK nor a class of the project.");
    }
  }

  @Test
  void writesTheSameBytesWhateverTheOrderOfASet() throws IOException {
    catalog().save("o", Map.of("a", Set.of("x", "y", "z"), "b", Set.of("z", "y", "x")), Map.class);
    byte[] bytes = Files.readAllBytes(project.resolve("o.bin"));
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text.indexOf('x')).isLessThan(text.indexOf('y'));
    assertThat(text.lastIndexOf('x')).isLessThan(text.lastIndexOf('y'));
  }
}
