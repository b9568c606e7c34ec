package io.github.vertexmaven.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The map of packages, held by a test. */
class ArchitectureTest {

  private static final String BASE = "io.github.vertexmaven.emulator";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

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
  void importsDownwardsOnly() {
    mayNot("json", "expression", "spec", "store", "process", "engine", "cron", "schedule", "face");
    mayNot("expression", "spec", "store", "process", "engine", "cron", "schedule", "face");
    mayNot("spec", "store", "process", "engine", "cron", "schedule", "face");
    mayNot("store", "expression", "process", "engine", "cron", "schedule", "face");
    mayNot("process", "expression", "spec", "json", "engine", "cron", "schedule", "face");
    mayNot("engine", "cron", "schedule", "face");
    mayNot("cron", "json", "expression", "spec", "store", "process", "engine", "schedule", "face");
    mayNot("schedule", "json", "expression", "spec", "process", "engine", "face");
    mayNot("page", "expression", "process", "engine", "cron", "face", "logging", "storage");
    for (String below :
        new String[] {
          "json", "expression", "spec", "store", "process", "engine", "cron", "schedule", "face"
        }) {
      mayNot(below, "page");
    }
  }

  private static void mayNot(String one, String... others) {
    for (String other : others) {
      noClasses()
          .that()
          .resideInAPackage(BASE + "." + one + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + "." + other + "..")
          .check(CLASSES);
    }
  }

  @Test
  void givesEachDependencyOneRoom() {
    only("dev.cel..", "expression");
    only("org.yaml..", "spec");
    only("com.cronutils..", "cron");
    only("io.grpc..", "face", "logging");
    only("com.google.cloud..", "face", "logging");
    only("com.sun.net.httpserver..", "face", "logging", "page", "storage");
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
