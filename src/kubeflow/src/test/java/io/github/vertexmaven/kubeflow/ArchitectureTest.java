package io.github.vertexmaven.kubeflow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
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
  private static final String BASE = OURS + "kubeflow.";

  private static final JavaClasses MODULE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void seesNothingOfThePluginButItsServicesAndNothingOfOthersButJson() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            OURS + "kubeflow..",
            OURS + "core.service",
            "java..",
            "javax.net.ssl..",
            "javax.security.auth.x500..",
            "com.sun.net.httpserver..",
            "com.google.gson..",
            "software.amazon.awssdk..")
        .check(MODULE);
  }

  @ParameterizedTest
  @CsvSource({
    "com.google.gson..,          json",
    "software.amazon.awssdk..,   store",
    "java.net.http..,            http",
    "com.sun.net.httpserver..,   login",
    "javax.net.ssl..,            http",
  })
  void importsEachLibraryInItsPlaceOnly(String library, String place) {
    noClasses()
        .that(resideOutsideOfPackage(BASE + place))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(MODULE);
  }

  @ParameterizedTest
  @CsvSource({
    "json,  ''",
    "store, http",
    "http,  ''",
    "login, json http",
    "api,   json http login",
    "run,   json http api",
  })
  void importsOnlyWhatTheMapAllows(String part, String others) {
    String[] allowed =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(part),
                java.util.Arrays.stream(others.split(" ")).filter(other -> !other.isEmpty()))
            .map(BASE::concat)
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage(BASE + part))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(OURS + "kubeflow..")
                .or(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                        allowed)))
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
}
