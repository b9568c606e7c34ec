package io.github.vertexmaven.core.conf.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.config.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each setting is in the project of src/it that runs all of them on a strict emulator, in processes
 * and in containers, or that project says why it is not.
 */
class EverySettingRunsTest {

  private static final Path PROJECTS = Path.of("..", "it");
  private static final Path CONF = PROJECTS.resolve("containers/conf");

  /** A setting or a section with a reason, as a comment has it. */
  private static final Pattern LEFT_OUT = Pattern.compile("(?m)^# - (\\S+): (.+)$");

  private static final Pattern OTHER_PROJECT =
      Pattern.compile("projects? ([a-z-]+)(?: and (\\S+))?");

  private static TreeSet<String> set() throws IOException {
    TreeSet<String> set = new TreeSet<>();
    try (Stream<Path> environments = Files.list(CONF)) {
      for (Path file : environments.map(one -> one.resolve("vertexai.yml")).toList()) {
        if (Files.exists(file)) {
          set.addAll(
              SettingLeaves.setBy(
                  (Map<?, ?>)
                      YamlReader.readValue(Files.readString(file), file.toString()).plain()));
        }
      }
    }
    return set;
  }

  private static Map<String, String> leftOut() throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    Matcher lines = LEFT_OUT.matcher(Files.readString(CONF.resolve("every/vertexai.yml")));
    while (lines.find()) {
      reasons.put(lines.group(1), lines.group(2));
    }
    return reasons;
  }

  private static boolean isBelow(String leaf, String section) {
    return leaf.equals(section) || leaf.startsWith(section + ".");
  }

  @Test
  void eachSettingRunsOrIsLeftOutForAReason() throws IOException {
    TreeSet<String> forgotten = SettingLeaves.all();
    assertThat(forgotten).containsAll(set());
    forgotten.removeAll(set());
    List<String> sections = List.copyOf(leftOut().keySet());
    forgotten.removeIf(leaf -> sections.stream().anyMatch(section -> isBelow(leaf, section)));
    assertThat(forgotten).isEmpty();
  }

  @Test
  void whatIsLeftOutIsASettingThatDoesNotRun() throws IOException {
    for (String section : leftOut().keySet()) {
      assertThat(SettingLeaves.all()).as(section).anyMatch(leaf -> isBelow(leaf, section));
      assertThat(set()).as(section).noneMatch(leaf -> isBelow(leaf, section));
    }
  }

  @Test
  void projectsThatAreNamedInReasonsSetIt() throws IOException {
    for (Map.Entry<String, String> one : leftOut().entrySet()) {
      Matcher projects = OTHER_PROJECT.matcher(one.getValue());
      if (projects.find()) {
        String key = one.getKey().substring(one.getKey().lastIndexOf('.') + 1);
        for (int i = 1; i <= projects.groupCount() && projects.group(i) != null; i++) {
          assertThat(textsOf(PROJECTS.resolve(projects.group(i)))).contains(key + ":");
        }
      }
    }
  }

  /** Settings stand in conf, or in the script that writes them there. */
  private static String textsOf(Path project) throws IOException {
    StringBuilder texts = new StringBuilder();
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.sorted().toList()) {
        if (file.endsWith("vertexai.yml") || file.endsWith("prebuild.groovy")) {
          texts.append(Files.readString(file));
        }
      }
    }
    return texts.toString();
  }
}
