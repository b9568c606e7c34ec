package io.github.vertexmaven.docs.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMapTest {

  private static final String BASE = "io.github.vertexmaven.";

  @TempDir Path dir;

  /**
   * What a class file has and its source has not is a type that nobody wrote down: it is inferred.
   */
  @ParameterizedTest
  @ValueSource(strings = {"plugin", "runtime"})
  void sourcesSayWhatClassFilesSay(String module) throws Exception {
    Path folder = Path.of("..", module);
    Map<String, Set<String>> compiled = compiled(folder.resolve("target/classes"));
    Map<String, Set<String>> read =
        SourceMap.of(folder.resolve("src/main/java")).imports(name -> name);
    read.forEach(
        (name, others) ->
            assertThat(compiled.getOrDefault(name, Set.of())).as(name).containsAll(others));
    assertThat(read.keySet()).containsAll(compiled.keySet());
  }

  private static Map<String, Set<String>> compiled(Path classes) {
    JavaClasses all = new ClassFileImporter().importPath(classes);
    Map<String, Set<String>> found = new TreeMap<>();
    for (JavaClass each : all) {
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        String from = each.getPackageName();
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (from.startsWith(BASE) && to.startsWith(BASE) && !to.equals(from)) {
          found
              .computeIfAbsent(from.substring(BASE.length()), any -> new TreeSet<>())
              .add(to.substring(BASE.length()));
        }
      }
    }
    return found;
  }

  @Test
  void readsJobsAndImportsAndNoTexts() throws Exception {
    Path folder = Files.createDirectories(dir.resolve("io/github/vertexmaven/a/b"));
    Files.writeString(
        folder.resolve("package-info.java"),
        "/**\n * Does {@code one} thing\n * for {@link io.github.vertexmaven.c.Other}.\n *\n"
            + " * <p>More.\n */\npackage io.github.vertexmaven.a.b;\n");
    Files.writeString(
        folder.resolve("It.java"),
        "package io.github.vertexmaven.a.b;\nimport io.github.vertexmaven.c.Other;\n"
            + "/* io.github.vertexmaven.d.Not */ class It { String s = \"io.github.vertexmaven.e.Not\";"
            + " io.github.vertexmaven.f.Far far; }\n");
    SourceMap map = SourceMap.of(dir);
    assertThat(map.rooms().get("a.b").job()).isEqualTo("Does `one` thing for `Other`.");
    assertThat(map.rooms().get("a.b").classes()).isEqualTo(1);
    assertThat(map.imports(name -> name))
        .isEqualTo(Map.of("a.b", Set.of("c", "f"), "c", Set.of(), "f", Set.of()));
    assertThat(map.imports(name -> name.substring(0, 1)).get("a")).containsExactly("c", "f");
  }
}
