package io.github.vertexmaven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package map of the design, as tests. */
class ArchitectureTest {

  private static final String BASE = "io.github.vertexmaven.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** What each package may import of ours, besides itself and what lies below it. */
  private static final Map<String, Set<String>> MAP =
      Map.ofEntries(
          entry("annotation", Set.of()),
          entry("boot", Set.of()),
          entry("slice", Set.of("config")),
          entry("pipeline", Set.of("annotation", "slice")),
          entry("config", Set.of()),
          entry("catalog", Set.of("annotation", "config", "slice")),
          entry("hook", Set.of()),
          entry("preview", Set.of("annotation", "catalog", "config")),
          entry("runner", Set.of("annotation", "pipeline", "slice", "catalog", "config", "hook")),
          entry("provider", Set.of("config", "hook")),
          entry("mlflow", Set.of("config", "catalog", "hook", "provider", "slice")),
          entry(
              "launcher",
              Set.of(
                  "annotation",
                  "pipeline",
                  "slice",
                  "catalog",
                  "config",
                  "hook",
                  "preview",
                  "runner",
                  "provider",
                  "mlflow")));

  /** Libraries are guests: these are all packages that import one. */
  private static final Map<String, Set<String>> GUESTS =
      Map.of(
          "com.google.gson", Set.of("catalog", "launcher", "mlflow", "provider"),
          "org.yaml.snakeyaml", Set.of("config"),
          "org.dflib", Set.of("catalog.dataframe"),
          "com.jerolba.carpet", Set.of("catalog.parquet"),
          "org.apache.parquet", Set.of("catalog.parquet"),
          "org.apache.hadoop", Set.of("catalog.parquet"),
          "com.google.auth", Set.of("catalog.bigquery"),
          "com.google.cloud", Set.of("catalog.bigquery"),
          "de.siegmar.fastcsv", Set.of("catalog"),
          "com.fasterxml.aalto", Set.of("catalog.excel"));

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
      found.add(type.getPackageName().substring(BASE.length()).replaceFirst("\\..*", ""));
    }
    assertThat(found).isEqualTo(packages());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsOnlyWhatTheMapAllows(String name) {
    List<String> allowed =
        java.util.stream.Stream.concat(java.util.stream.Stream.of(name), MAP.get(name).stream())
            .map(allowedName -> BASE + allowedName + "..")
            .toList();
    classes()
        .that(resideInAPackage(BASE + name + ".."))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("io.github.vertexmaven..").or(resideInAPackages(allowed)))
        .check(CLASSES);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> resideInAPackages(
      List<String> packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new));
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.github.vertexmaven.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void partsOfTheCatalogFormNoCycleAndDoNotKnowTheWhole() {
    slices().matching(BASE + "catalog.(*)..").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(BASE + "catalog.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + "catalog")
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("guests")
  void librariesAreImportedWhereTheyAreListed(String library) {
    String[] homes = GUESTS.get(library).stream().map(home -> BASE + home).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .check(CLASSES);
    Set<String> importers = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      boolean imports =
          type.getDirectDependenciesFromSelf().stream()
              .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(library));
      if (imports) {
        importers.add(type.getPackageName());
      }
    }
    assertThat(importers).containsExactlyInAnyOrder(homes);
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
