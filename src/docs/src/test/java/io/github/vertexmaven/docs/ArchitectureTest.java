package io.github.vertexmaven.docs;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The package map of this module. */
class ArchitectureTest {

  private static final String BASE = "io.github.vertexmaven.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  private static final Map<String, Set<String>> MAP =
      Map.of(
          "docs.source", Set.of(),
          "docs.map", Set.of("docs.source"),
          "docs.markdown", Set.of("docs.source"),
          "docs.reference", Set.of("docs.source", "core.conf.settings"),
          // The tables of what Kedro calls things are the catalog's.
          "docs.site",
              Set.of(
                  "docs.source", "docs.map", "docs.markdown", "docs.reference", "catalog.kedro"));

  @Test
  void packagesImportWhatTheMapAllows() {
    MAP.forEach(
        (name, allowed) -> {
          String[] packages =
              Stream.concat(Stream.of(name), allowed.stream())
                  .map(each -> BASE + each)
                  .toArray(String[]::new);
          classes()
              .that()
              .resideInAPackage(BASE + name)
              .should()
              .onlyDependOnClassesThat(
                  resideInAnyPackage(packages)
                      .or(resideInAPackage("io.github.vertexmaven..").negate()))
              .check(CLASSES);
        });
  }

  @ParameterizedTest
  @CsvSource({"org.commonmark.., docs.markdown", "com.google.gson.., docs.site"})
  void librariesHaveOneImporter(String library, String importer) {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + importer)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }
}
