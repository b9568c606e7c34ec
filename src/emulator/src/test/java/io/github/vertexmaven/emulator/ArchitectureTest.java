package io.github.vertexmaven.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The map of packages, held by a test. */
class ArchitectureTest {

  private static final String BASE = "io.github.vertexmaven.emulator";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void sharesNothingWithOtherModules() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("io\\.github\\.vertexmaven\\.(?!emulator\\.).*")
        .check(CLASSES);
  }

  @Test
  void hasNoCycles() {
    slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void hasNoCirclesOfClasses() {
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

  /** A package, and those that it may import: the only written copy of the map. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("json", Set.of()),
          Map.entry("expression", Set.of("json")),
          Map.entry("spec", Set.of("json", "expression")),
          Map.entry("store", Set.of("json", "spec")),
          Map.entry("process", Set.of("store")),
          Map.entry("container", Set.of("json", "store", "process")),
          Map.entry(
              "engine", Set.of("json", "expression", "spec", "store", "process", "container")),
          Map.entry("cron", Set.of()),
          Map.entry("schedule", Set.of("cron", "store")),
          Map.entry("http", Set.of()),
          Map.entry("rpc", Set.of("json", "http")),
          Map.entry("vertex", Set.of("json", "spec", "store", "cron", "schedule", "http", "rpc")),
          Map.entry("pod", Set.of("json", "spec", "store", "engine")),
          Map.entry("kubeflow", Set.of("json", "spec", "store", "cron", "http", "pod")),
          Map.entry("clean", Set.of("json", "store", "http")),
          Map.entry("logging", Set.of("http", "rpc")),
          Map.entry("storage", Set.of("json", "http")),
          Map.entry("page", Set.of("json", "spec", "store", "schedule", "http")));

  @Test
  void importsWhatTheMapSays() {
    MAY_IMPORT.forEach(
        (name, imported) -> {
          Set<String> others = new TreeSet<>(MAY_IMPORT.keySet());
          others.removeAll(imported);
          others.remove(name);
          others.forEach(other -> mayNot(name, other));
        });
    noClasses()
        .that()
        .resideInAPackage(BASE + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE)
        .check(CLASSES);
  }

  @Test
  void hasEveryPackageOnTheMap() {
    Set<String> packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(BASE))
            .map(name -> name.substring(BASE.length() + 1))
            .collect(Collectors.toSet());
    assertThat(packages).isEqualTo(MAY_IMPORT.keySet());
  }

  private static void mayNot(String one, String other) {
    noClasses()
        .that()
        .resideInAPackage(BASE + "." + one + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + "." + other + "..")
        .check(CLASSES);
  }

  @Test
  void givesEachDependencyOneRoom() {
    only("dev.cel..", "expression");
    only("org.yaml..", "spec");
    only("com.cronutils..", "cron");
    only("com.google.gson..", "json", "store");
    only("com.sun.net.httpserver..", "http");
    only("io.grpc..", "rpc");
    only("com.google.cloud..", "vertex");
    only("com.google.protobuf.util..", "rpc", "vertex");
  }

  private static void only(String guest, String... rooms) {
    String[] packages = new String[rooms.length];
    for (int i = 0; i < rooms.length; i++) {
      packages[i] = BASE + "." + rooms[i] + "..";
    }
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(guest)
        .check(CLASSES);
  }
}
