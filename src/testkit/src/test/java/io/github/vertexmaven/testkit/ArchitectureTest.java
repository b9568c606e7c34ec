package io.github.vertexmaven.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The package map of the design, as tests. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void usesTheRuntimeAndTheCoreThatCompiles() {
    String base = "io.github.vertexmaven.";
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("io.github.vertexmaven..")
                .or(
                    resideInAnyPackage(
                        base + "testkit",
                        base + "annotation",
                        base + "catalog",
                        base + "config",
                        base + "hook",
                        base + "launcher",
                        base + "pipeline",
                        base + "runner",
                        base + "slice",
                        base + "core.compile.code",
                        base + "core.compile.document",
                        base + "core.conf",
                        base + "core.compile.graph",
                        base + "core.compile.spec",
                        base + "core.json")))
        .check(CLASSES);
  }

  @Test
  void onlyTheTableLinksToTheOptionalLibrary() {
    noClasses()
        .that()
        .doNotHaveSimpleName("DataFrameView")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.dflib..")
        .check(CLASSES);
  }
}
