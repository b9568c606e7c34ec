package io.github.vertexmaven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package map of the design, as tests. */
class ArchitectureTest {

  private static final String BASE = "io.github.vertexmaven.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          // Without the generated help goal.
          .withImportOption(location -> !location.contains("vertexai_maven_plugin"))
          .importPath(Path.of("target", "classes"));

  /**
   * What each package may import of ours, besides itself; {@code catalog}, {@code config}, {@code
   * preview} and {@code slice} are the runtime's.
   */
  private static final Map<String, Set<String>> MAP =
      Map.ofEntries(
          entry("core.cron", Set.of()),
          entry("core.settings", Set.of("core.cron", "config")),
          entry("core.config", Set.of("core.settings", "config")),
          entry("core.fork", Set.of("core.config", "core.settings", "config", "slice")),
          entry(
              "core.graph", Set.of("core.config", "core.settings", "core.fork", "config", "slice")),
          entry("core.ci", Set.of()),
          // Names of files are read in one way by the build and by what runs it.
          entry("core.code", Set.of("config")),
          entry("core.diff", Set.of("core.parameter", "core.remote")),
          entry("core.parameter", Set.of("config")),
          entry("core.plan", Set.of("core.table")),
          entry("core.table", Set.of()),
          entry("core.git", Set.of()),
          entry("core.check", Set.of("core.remote")),
          entry("core.clean", Set.of("core.remote")),
          entry(
              "core.spec",
              Set.of(
                  "core.config",
                  "core.settings",
                  "core.graph",
                  "core.code",
                  "core.parameter",
                  "core.plan",
                  "config",
                  "slice")),
          entry(
              "core.page",
              Set.of(
                  "core.config",
                  "core.graph",
                  "core.parameter",
                  "core.plan",
                  "core.report",
                  "core.settings",
                  "core.spec",
                  "config",
                  "slice")),
          entry("core.reactor", Set.of("core.config")),
          entry("core.remote", Set.of()),
          entry(
              "core.report",
              Set.of("core.config", "core.fork", "core.remote", "core.watch", "preview")),
          entry("core.connect", Set.of("core.config", "core.remote")),
          entry(
              "core.release",
              Set.of("core.config", "core.remote", "core.ship", "core.spec", "config")),
          entry("core.ship", Set.of("core.code", "core.remote", "core.spec", "config")),
          entry("core.schedule", Set.of("core.cron", "core.remote", "core.settings", "core.table")),
          entry("core.start", Set.of("core.diff", "core.settings", "catalog")),
          entry(
              "core.submit",
              Set.of(
                  "core.config",
                  "core.parameter",
                  "core.settings",
                  "core.remote",
                  "core.spec",
                  "config")),
          entry("core.watch", Set.of("core.parameter", "core.remote", "core.table")));

  /** All packages that import a library. */
  private static final Map<String, Set<String>> GUESTS =
      Map.of(
          "com.google.gson",
              Set.of(
                  "core.connect",
                  "core.diff",
                  "core.fork",
                  "core.graph",
                  "core.page",
                  "core.release",
                  "core.report",
                  "core.ship",
                  "core.spec",
                  "core.start",
                  "core.submit",
                  "core.watch",
                  "maven"),
          "com.cronutils", Set.of("core.cron"),
          "org.objectweb.asm", Set.of("core.code"),
          "org.eclipse.jgit", Set.of("core.git"),
          "org.apache.maven", Set.of("maven"));

  static Set<String> packages() {
    return new TreeSet<>(MAP.keySet());
  }

  static Set<String> guests() {
    return new TreeSet<>(GUESTS.keySet());
  }

  @Test
  void everyPackageIsOnTheMap() {
    Set<String> found = new TreeSet<>();
    CLASSES.forEach(type -> found.add(type.getPackageName().substring(BASE.length())));
    Set<String> expected = packages();
    expected.add("maven");
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsOnlyWhatTheMapAllows(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), MAP.get(name).stream())
            .map(other -> BASE + other)
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage(BASE + name))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("io.github.vertexmaven..").or(resideInAnyPackage(allowed)))
        .check(CLASSES);
  }

  @Test
  void nobodyImportsTheGoals() {
    classes()
        .that(resideInAPackage("..core.."))
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage(BASE + "maven.."))
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.github.vertexmaven.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("guests")
  void librariesAreImportedOnlyWhereTheyAreListed(String library) {
    Set<String> importers = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      boolean imports =
          type.getDirectDependenciesFromSelf().stream()
              .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(library));
      if (imports) {
        importers.add(type.getPackageName().substring(BASE.length()));
      }
    }
    assertThat(importers).isEqualTo(new TreeSet<>(GUESTS.get(library)));
  }
}
