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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceMapTest {

  private static final String BASE = "io.github.vertexmaven.";

  @TempDir Path dir;

  static Stream<Arguments> pictures() {
    UnaryOperator<String> wing = CodeMap::wing;
    UnaryOperator<String> first = CodeMap::first;
    return Stream.of(Arguments.of("plugin", wing), Arguments.of("runtime", first));
  }

  /** Between single packages they may differ: constants are copied, and types inferred. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("pictures")
  void sourcesSayWhatClassFilesSay(String module, UnaryOperator<String> whole) throws Exception {
    Path folder = Path.of("..", module);
    Map<String, Set<String>> read = SourceMap.of(folder.resolve("src/main/java")).imports(whole);
    read.values().removeIf(Set::isEmpty);
    assertThat(read).isEqualTo(compiled(folder.resolve("target/classes"), whole));
  }

  private static Map<String, Set<String>> compiled(Path classes, UnaryOperator<String> whole) {
    JavaClasses all = new ClassFileImporter().importPath(classes);
    Map<String, Set<String>> found = new TreeMap<>();
    for (JavaClass each : all) {
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        String from = box(each, whole);
        String to = box(dependency.getTargetClass().getBaseComponentType(), whole);
        if (!from.isEmpty() && !to.isEmpty() && !to.equals(from)) {
          found.computeIfAbsent(from, any -> new TreeSet<>()).add(to);
        }
      }
    }
    return found;
  }

  private static String box(JavaClass type, UnaryOperator<String> whole) {
    String name = type.getPackageName();
    return name.startsWith(BASE) && !name.contains("vertexai_maven_plugin")
        ? whole.apply(name.substring(BASE.length()))
        : "";
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
