package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionedDatasetTest {

  record Trip(int id, String city) {}

  private static final Type TRIPS = TestCatalogs.listOf(Trip.class);
  private static final Type PARTS = TestCatalogs.parameterized(Partitions.class, TRIPS);
  private static final Type MAP = TestCatalogs.parameterized(Map.class, String.class, TRIPS);

  @TempDir Path project;

  private Catalog catalog(String more) {
    return TestCatalogs.open(
        project,
        "d: {type: partitioned, path: data/trips, dataset: {type: csv, save_args: {sep: ';'}, load_args: {sep: ';'}}, filename_suffix: .csv"
            + more
            + "}");
  }

  private static Map<String, List<Trip>> two() {
    Map<String, List<Trip>> parts = new LinkedHashMap<>();
    parts.put("2026/01", List.of(new Trip(1, "Berlin")));
    parts.put("2026/02", List.of(new Trip(2, "Lyon"), new Trip(3, "Kraków")));
    return parts;
  }

  @Test
  @SuppressWarnings("unchecked")
  void loadsEachPartWhenItIsAskedFor() throws IOException {
    catalog("").save("d", two(), MAP);
    assertThat(project.resolve("data/trips/2026/01.csv")).hasContent("id;city\n1;Berlin\n");
    Files.writeString(project.resolve("data/trips/bad.csv"), "no;such\ncolumn");
    Files.writeString(project.resolve("data/trips/notes.txt"), "not a part");
    Partitions<List<Trip>> parts = (Partitions<List<Trip>>) catalog("").load("d", PARTS);
    assertThat(parts.names()).containsExactly("2026/01", "2026/02", "bad");
    assertThat(parts.load("2026/02")).isEqualTo(two().get("2026/02"));
    assertThat(parts.stream().map(Partitions.Partition::name)).hasSize(3);
    assertThatThrownBy(() -> parts.load("bad"))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "Dataset 'd' (partitioned, data/trips/bad.csv): row 2: 1 field, but the header has 2; column 'such' is the first one missing. load_args.on_bad_lines: fill takes it for empty.");
    assertThatThrownBy(() -> parts.load("2026/03"))
        .hasMessage("There is no partition '2026/03' among [2026/01, 2026/02, bad]");
  }

  @Test
  void loadsAllPartsIntoAMap() {
    catalog("").save("d", Partitions.of(two()), PARTS);
    assertThat(catalog("").load("d", MAP)).isEqualTo(two());
  }

  @Test
  void makesEachPartWhenItIsWritten() {
    AtomicInteger made = new AtomicInteger();
    Map<String, Supplier<List<Trip>>> parts = new LinkedHashMap<>();
    for (String name : two().keySet()) {
      parts.put(
          name,
          () -> {
            assertThat(project.resolve("data/trips"))
                .satisfies(
                    folder ->
                        assertThat(Files.exists(folder)).isEqualTo(made.getAndIncrement() > 0));
            return two().get(name);
          });
    }
    catalog("").save("d", Partitions.lazy(parts), PARTS);
    assertThat(made).hasValue(2);
    assertThat(catalog("").load("d", MAP)).isEqualTo(two());
  }

  @Test
  void keepsOtherPartsUnlessToldToOverwrite() {
    catalog("").save("d", two(), MAP);
    Map<String, List<Trip>> more = Map.of("2026/03", List.of(new Trip(4, "Oslo")));
    catalog("").save("d", more, MAP);
    assertThat(((Map<?, ?>) catalog("").load("d", MAP)).keySet()).hasSize(3);
    catalog(", overwrite: true").save("d", more, MAP);
    assertThat(catalog("").load("d", MAP)).isEqualTo(more);
  }

  @Test
  void refusesNamesOutsideOfItsFolderAndWrongTypes() {
    assertThatThrownBy(() -> catalog("").save("d", Map.of("../x", List.of()), MAP))
        .hasMessage(
            "Dataset 'd' (partitioned, data/trips): '../x' cannot be the name of a partition.");
    assertThatThrownBy(() -> catalog("").save("d", "x", String.class))
        .hasMessage(
            "Dataset 'd' (partitioned, data/trips): partitioned cannot keep a java.lang.String.");
    assertThatThrownBy(() -> catalog("").load("d", PARTS))
        .hasMessage("Dataset 'd' (partitioned, data/trips): the folder does not exist.");
    Dataset dataset = catalog("").dataset("d");
    assertThat(dataset.refusalToLoad(String.class))
        .contains(
            "partitioned cannot yield a java.lang.String; it yields Partitions or a Map from name to part.");
    assertThat(dataset.refusalToLoad(TestCatalogs.parameterized(Partitions.class, String.class)))
        .contains(
            "csv cannot yield a java.lang.String; it yields a DataFrame, a List of records or a List of maps.");
    assertThat(dataset.refusalToSave(PARTS)).isEmpty();
    assertThat(dataset.exists()).isFalse();
  }

  @Test
  void checksTheEntryOfTheParts() {
    assertThatThrownBy(
            () ->
                TestCatalogs.open(
                    project,
                    "d: {type: partitioned, path: x, dataset: {type: csv, load_args: {seq: ';'}}}"))
        .hasMessage(
            "conf/base/catalog.yml:1: d.dataset: load_args.seq is not an argument of csv; did you mean 'sep'?");
    assertThatThrownBy(() -> TestCatalogs.open(project, "d: {type: partitioned, path: x}"))
        .hasMessage("conf/base/catalog.yml:1: d: 'dataset' is missing; partitioned needs it.");
  }

  /** Parts of any names and rows, also in folders. */
  @Provide
  Arbitrary<Map<String, List<Trip>>> parts() {
    Arbitrary<String> word =
        Arbitraries.strings()
            .withChars("abcdefgh 0123456789-_.é中")
            .ofMinLength(1)
            .ofMaxLength(6)
            .filter(text -> !text.matches("\\.+|.*[ .]|[ .].*"));
    Arbitrary<String> names =
        word.list().ofMinSize(1).ofMaxSize(3).map(words -> String.join("/", words));
    Arbitrary<List<Trip>> rows =
        Combinators.combine(Arbitraries.integers(), Frames.texts())
            .as(Trip::new)
            .list()
            .ofMaxSize(4);
    return Arbitraries.maps(names, rows).ofMinSize(1).ofMaxSize(5);
  }

  @Property(tries = 60)
  void keepsAnyParts(@ForAll("parts") Map<String, List<Trip>> parts) throws IOException {
    for (String type : List.of("csv", "jsonl", "object")) {
      Path folder = Files.createTempDirectory("parts");
      try {
        Catalog catalog =
            TestCatalogs.open(
                folder,
                "d: {type: partitioned, path: d, dataset: "
                    + type
                    + ", filename_suffix: .part, overwrite: true}");
        catalog.save("d", parts, MAP);
        assertThat(catalog.load("d", MAP)).as(type).isEqualTo(parts);
      } finally {
        delete(folder);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
