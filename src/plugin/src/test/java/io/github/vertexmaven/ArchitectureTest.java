package io.github.vertexmaven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugin's map, as tests: the only written copy. */
class ArchitectureTest {

  private static final String BASE = "io.github.vertexmaven.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          // Without the generated help goal.
          .withImportOption(location -> !location.contains("vertexai_maven_plugin"))
          .importPath(Path.of("target", "classes"));

  /**
   * What each wing may import of ours, besides itself and what all know: other wings, and packages
   * of the runtime.
   */
  private static final Map<String, Set<String>> WINGS =
      Map.of(
          // What the user said. Which datasets there are is known to the catalog.
          "core.conf", Set.of("config", "catalog.entry", "catalog.kedro", "contract"),
          // The project and that become a spec.
          "core.compile",
              Set.of("core.conf", "config", "slice", "catalog.type", "contract", "json"),
          // Where jobs run.
          "core.service", Set.of(),
          // What people look at.
          "core.show",
              Set.of(
                  "core.conf",
                  "core.compile",
                  "core.service",
                  "config",
                  "slice",
                  "preview",
                  "contract",
                  "json"),
          // One class for each goal.
          "core.job",
              Set.of(
                  "core.conf",
                  "core.compile",
                  "core.service",
                  "core.show",
                  "config",
                  "slice",
                  "contract",
                  "json"),
          // The goals, as Maven calls them.
          "maven",
              Set.of(
                  "core.conf",
                  "core.compile",
                  "core.service",
                  "core.show",
                  "core.job",
                  "config",
                  "slice"));

  /** What all wings know. */
  private static final Set<String> ROOT = Set.of("core", "core.json", "core.jvm");

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
      Map.of(
          "com.cronutils", Guest.of("core.conf.cron"),
          "org.objectweb.asm", Guest.of("core.compile.code"),
          "org.eclipse.jgit", Guest.of("core.conf.git"),
          "org.eclipse.aether", Guest.of("maven"),
          "org.codehaus.plexus", Guest.of("maven"),
          "org.apache.maven", Guest.of("maven"));

  static Set<String> wings() {
    return new TreeSet<>(WINGS.keySet());
  }

  static Set<String> guests() {
    return new TreeSet<>(GUESTS.keySet());
  }

  private static String name(JavaClass type) {
    return type.getPackageName().substring(BASE.length());
  }

  @Test
  void everyPackageBelongsToAWing() {
    Set<String> strangers = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String name = name(type);
      if (!ROOT.contains(name)
          && wings().stream().noneMatch(w -> (name + ".").startsWith(w + "."))) {
        strangers.add(name);
      }
    }
    assertThat(strangers).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wings")
  void importsOnlyWhatTheMapAllows(String wing) {
    String[] allowed =
        Stream.concat(
                ROOT.stream().map(BASE::concat),
                Stream.concat(Stream.of(wing), WINGS.get(wing).stream())
                    .map(other -> BASE + other + ".."))
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage(BASE + wing + ".."))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("io.github.vertexmaven..").or(resideInAnyPackage(allowed)))
        .check(CLASSES);
  }

  /** But for names of files and JSON, which the build and what it runs read in one way. */
  @Test
  void whatAllKnowKnowsNobody() {
    String[] root = ROOT.stream().map(BASE::concat).toArray(String[]::new);
    classes()
        .that(resideInAnyPackage(root))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("io.github.vertexmaven..")
                .or(resideInAnyPackage(root))
                .or(resideInAnyPackage(BASE + "config", BASE + "json")))
        .check(CLASSES);
  }

  /** The module that speaks for us is loaded with this package and the JDK alone. */
  @Test
  void theServiceIsMadeOfTheJdksOwnTypes() {
    classes()
        .that(resideInAPackage(BASE + "core.service"))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(BASE + "core.service", "java.."))
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.github.vertexmaven.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** Whoever reads a class need not read on until they come back to it. */
  @Test
  void classesFormNoCircle() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""));
              }

              @Override
              public String getDescription() {
                return "classes with those in them";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
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
        importers.add(name(type));
      }
    }
    Guest guest = GUESTS.get(library);
    assertThat(importers).isEqualTo(new TreeSet<>(guest.importers()));
    assertThat(guest.why().isEmpty()).isEqualTo(guest.importers().size() == 1);
  }
}
