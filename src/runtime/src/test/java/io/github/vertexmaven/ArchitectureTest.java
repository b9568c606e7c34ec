package io.github.vertexmaven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package map of the design, as tests. */
class ArchitectureTest {

  private static final String BASE = "io.github.vertexmaven.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** What each package imports of ours. This is the only written copy. */
  private static final Map<String, Set<String>> MAP =
      map(
          """
          annotation:
          boot:
          catalog: catalog.value config
          catalog.bigquery: catalog catalog.file catalog.json catalog.shape catalog.table
            catalog.value config
          catalog.csv: catalog catalog.file catalog.shape catalog.table catalog.value
          catalog.dataframe: catalog.table
          catalog.entry: catalog catalog.bigquery catalog.csv catalog.excel catalog.file
            catalog.folder catalog.jdbc catalog.json catalog.kedro catalog.object catalog.parquet
            catalog.table catalog.type config
          catalog.excel: catalog catalog.file catalog.shape catalog.table catalog.value config
          catalog.file: catalog catalog.value
          catalog.folder: catalog catalog.type catalog.value config
          catalog.jdbc: catalog catalog.file catalog.shape catalog.table catalog.value config
          catalog.json: annotation catalog catalog.file catalog.shape catalog.table catalog.value
            config
          catalog.kedro: catalog.type config
          catalog.object: catalog catalog.dataframe catalog.file catalog.shape catalog.value config
          catalog.parquet: annotation catalog catalog.file catalog.shape catalog.table
            catalog.value config
          catalog.shape: annotation catalog.dataframe catalog.table catalog.value config
          catalog.table: catalog.value config
          catalog.type: catalog.table catalog.value config
          catalog.value: annotation config
          config:
          contract: config json slice
          hook:
          json:
          launcher: annotation catalog catalog.entry catalog.object catalog.type config contract hook
            json live mlflow pipeline preview runner scan slice tell
          live: catalog catalog.entry catalog.kedro catalog.object config contract hook json provider tell
          mlflow: catalog config hook provider slice
          pipeline: annotation slice
          preview: annotation catalog catalog.dataframe catalog.shape catalog.table catalog.type
            catalog.value
          provider: config
          runner: annotation catalog config hook pipeline slice
          scan: annotation config contract pipeline tell
          slice: config
          tell: catalog config contract hook json preview runner
          """);

  private static Map<String, Set<String>> map(String rows) {
    Map<String, Set<String>> map = new TreeMap<>();
    for (String row : rows.strip().replace("\n  ", " ").split("\n")) {
      List<String> words = List.of(row.replace(":", "").strip().split(" +"));
      map.put(words.get(0), new TreeSet<>(words.subList(1, words.size())));
    }
    return map;
  }

  /**
   * A library of others.
   *
   * @param why it has more than one importer; empty for one
   */
  private record Guest(String why, Set<String> importers) {

    static Guest of(String importer) {
      return new Guest("", Set.of(importer));
    }
  }

  private static final Map<String, Guest> GUESTS =
      Map.ofEntries(
          Map.entry(
              "com.google.gson",
              new Guest(
                  "Tables are read and written row by row, and the answers of services as trees.",
                  Set.of("catalog.json", "json", "mlflow", "provider"))),
          Map.entry("org.yaml.snakeyaml", Guest.of("config")),
          Map.entry("org.dflib", Guest.of("catalog.dataframe")),
          Map.entry("com.github.luben.zstd", Guest.of("catalog.parquet")),
          Map.entry("io.airlift.compress", Guest.of("catalog.parquet")),
          Map.entry("org.xerial.snappy", Guest.of("catalog.parquet")),
          Map.entry("org.apache.parquet", Guest.of("catalog.parquet")),
          Map.entry("com.google.auth", Guest.of("catalog.bigquery")),
          Map.entry("com.google.cloud", Guest.of("catalog.bigquery")),
          Map.entry("de.siegmar.fastcsv", Guest.of("catalog.csv")),
          Map.entry("ch.randelshofer.fastdoubleparser", Guest.of("catalog.table")),
          Map.entry("com.fasterxml.aalto", Guest.of("catalog.excel")));

  static Set<String> packages() {
    return new TreeSet<>(MAP.keySet());
  }

  static Set<String> guests() {
    return new TreeSet<>(GUESTS.keySet());
  }

  @Test
  void everyPackageIsOnTheMap() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      found.add(type.getPackageName().substring(BASE.length()));
    }
    assertThat(found).isEqualTo(packages());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsWhatTheMapSays(String name) {
    Set<String> imported = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (type.getPackageName().equals(BASE + name)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
            .filter(other -> other.startsWith(BASE))
            .map(other -> other.substring(BASE.length()))
            .forEach(imported::add);
      }
    }
    imported.remove(name);
    assertThat(imported).isEqualTo(MAP.get(name));
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.github.vertexmaven.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void classesFormNoCircle() {
    slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(CLASSES);
  }

  /** Each class with those inside of it. */
  private static final class TopLevelClasses implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass one) {
      return one.getName().startsWith(BASE)
          ? SliceIdentifier.of(one.getName().replaceFirst("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "classes";
    }
  }

  @ParameterizedTest
  @MethodSource("guests")
  void aGuestHasOneImporterOrAReason(String library) {
    Set<String> importers = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      boolean imports =
          type.getDirectDependenciesFromSelf().stream()
              .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(library));
      if (imports) {
        importers.add(type.getPackageName().substring(BASE.length()));
      }
    }
    Guest guest = GUESTS.get(library);
    assertThat(importers).isEqualTo(new TreeSet<>(guest.importers()));
    assertThat(guest.why().isEmpty()).isEqualTo(guest.importers().size() == 1);
  }

  @Test
  void everythingElseComesFromTheJdk() {
    String[] known =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("java..", "javax..", "io.github.vertexmaven.."),
                GUESTS.keySet().stream().map(library -> library + ".."))
            .toArray(String[]::new);
    assertThat(Arrays.asList(known)).hasSize(GUESTS.size() + 3);
    classes().should().onlyDependOnClassesThat().resideInAnyPackage(known).check(CLASSES);
  }
}
