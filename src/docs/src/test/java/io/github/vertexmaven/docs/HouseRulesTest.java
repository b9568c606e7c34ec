package io.github.vertexmaven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Files of main code and goals are short, and each class has a name of its own among all modules.
 */
class HouseRulesTest {

  private static final int LONGEST = 350;
  private static final int LONGEST_GOAL = 100;
  private static final int USUAL_GOAL = 60;

  @Test
  void noFileIsLongerThanAReaderKeepsInMind() throws IOException {
    Map<String, Integer> longer = new TreeMap<>();
    for (Path file : BuiltModules.sources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > LONGEST) {
        longer.put(file.toString(), lines);
      }
    }

    assertThat(longer).isEmpty();
    assertThat(BuiltModules.sources()).hasSizeGreaterThan(1000);
  }

  @Test
  void goalsOnlyDeclareAndHandOver() throws IOException {
    List<Integer> lines = new ArrayList<>();
    for (Path file : BuiltModules.sources()) {
      if (Files.readString(file).contains("\n@Mojo(")) {
        lines.add(Files.readAllLines(file).size());
      }
    }

    assertThat(lines).hasSizeGreaterThan(15).allMatch(count -> count <= LONGEST_GOAL);
    assertThat(lines.stream().filter(count -> count <= USUAL_GOAL).count())
        .isGreaterThanOrEqualTo(lines.size() / 2);
  }

  @Test
  void eachPackageSaysItsJob() throws IOException {
    Set<Path> silent = new TreeSet<>();
    for (Path file : BuiltModules.sources()) {
      if (Files.notExists(file.resolveSibling("package-info.java"))) {
        silent.add(file.getParent());
      }
    }

    assertThat(silent).isEmpty();
  }

  @Test
  void noClassNameStandsTwice() throws IOException {
    Map<String, TreeSet<String>> places = new TreeMap<>();
    for (Path file : BuiltModules.sources()) {
      String name = file.getFileName().toString();
      if (!name.equals("package-info.java") && !name.equals("module-info.java")) {
        places.computeIfAbsent(name, any -> new TreeSet<>()).add(file.toString());
      }
    }
    places.values().removeIf(files -> files.size() == 1);

    assertThat(places).isEmpty();
  }
}
