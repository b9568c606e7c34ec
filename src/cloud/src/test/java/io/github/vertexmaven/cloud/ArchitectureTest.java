package io.github.vertexmaven.cloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

  private static final String OURS = "io.github.vertexmaven.";

  private static final JavaClasses MODULE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void seesNothingOfThePluginButItsRemotePackage() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            OURS + "maven..",
            OURS + "core.conf..",
            OURS + "core.compile.graph..",
            "org.apache.maven..")
        .check(MODULE);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            OURS + "cloud..",
            OURS + "core.service",
            "java..",
            "javax.net.ssl..",
            "com..",
            "org.apache.http..",
            "io.grpc..")
        .check(MODULE);
  }

  @ParameterizedTest
  @CsvSource({
    "com.google.auth..,            auth storage",
    "com.google.cloud.aiplatform.., vertex",
    "com.google.cloud.tools..,     image",
    "com.google.gson..,            vertex",
    "com.google.cloud.storage..,   storage",
    "com.google.cloud.logging..,   logging",
    "com.google.logging..,         logging",
    "io.grpc..,                    rpc",
    "org.apache.http..,            way",
  })
  void importsEachLibraryInItsPlaceOnly(String library, String places) {
    String[] allowed =
        java.util.Arrays.stream(places.split(" "))
            .map(place -> OURS + "cloud." + place)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(MODULE);
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
        .check(MODULE);
  }

  @Test
  void hasNoCycles() {
    slices().matching(OURS + "cloud.(*)..").should().beFreeOfCycles().check(MODULE);
  }
}
