package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ways that the page about the architecture describes lead through the code as it is. */
class WalksTest {

  private static final Path PAGE = Path.of("src/docs/pages/project/architecture.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^## From (.*)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z][^|]*)\\|");
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)");
  private static final Pattern WORD = Pattern.compile("[A-Z]\\w+");

  /** How many stops there were before the code was parted anew; a walk stays shorter. */
  private static final List<Integer> ONCE = List.of(24, 22);

  /** Who puts the parts together that a walk passes. */
  private static final List<String> BUILDERS = List.of("Call", "Emulator");

  /** The names in the source of each class. */
  private static final Map<String, Set<String>> NAMED = new TreeMap<>();

  @BeforeAll
  static void readSources() throws IOException {
    for (String module : List.of("runtime", "plugin", "emulator")) {
      Path sources = Markdown.TOP.resolve("src").resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          Set<String> words = new TreeSet<>();
          WORD.matcher(Files.readString(file)).results().forEach(word -> words.add(word.group()));
          NAMED.put(file.getFileName().toString().replace(".java", ""), words);
        }
      }
    }
  }

  /** The rows of each walk, each with its classes. */
  private static Map<String, List<List<String>>> walks() throws IOException {
    String page = Files.readString(Markdown.TOP.resolve(PAGE));
    List<MatchResult> headings = HEADING.matcher(page).results().toList();
    Map<String, List<List<String>>> walks = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      int end = i + 1 < headings.size() ? headings.get(i + 1).start() : page.length();
      List<List<String>> rows =
          ROW.matcher(page.substring(headings.get(i).end(), end))
              .results()
              .map(row -> NAME.matcher(row.group(1)).results().map(name -> name.group(1)).toList())
              .toList();
      walks.put(headings.get(i).group(1), rows);
    }
    return walks;
  }

  private static boolean names(String one, String other) {
    return NAMED.getOrDefault(one, Set.of()).contains(other);
  }

  /** It is named by a class before it, by one that such a class names, or beside one by a third. */
  private static boolean isReached(Set<String> before, String name) {
    return before.stream().anyMatch(one -> names(one, name))
        || NAMED.keySet().stream()
            .filter(between -> !between.equals(name) && names(between, name))
            .anyMatch(
                between ->
                    before.stream().anyMatch(one -> names(one, between) || names(between, one)));
  }

  @Test
  void areShorterThanTheyWereAndPassNothingTwice() throws IOException {
    List<List<List<String>>> walks = List.copyOf(walks().values());

    assertThat(walks).hasSameSizeAs(ONCE);
    for (int i = 0; i < walks.size(); i++) {
      assertThat(walks.get(i)).hasSizeBetween(10, ONCE.get(i) - 1);
      assertThat(walks.get(i).stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }
  }

  @Test
  void eachStopIsReachedFromThoseBefore() throws IOException {
    List<String> astray = new ArrayList<>();
    for (List<List<String>> walk : walks().values()) {
      Set<String> before = new LinkedHashSet<>(BUILDERS);
      for (String name : walk.stream().flatMap(List::stream).toList()) {
        boolean begins = before.size() == BUILDERS.size();
        if (!NAMED.containsKey(name) || !begins && !isReached(before, name)) {
          astray.add(name);
        }
        before.add(name);
      }
    }

    assertThat(astray).isEmpty();
  }

  @Test
  void aClassOfAnotherPartOfTheCodeIsFound() {
    assertThat(isReached(Set.of("DagCompiler"), "TaskContainers")).isTrue();
    assertThat(isReached(Set.of("DagCompiler"), "Containers")).isFalse();
  }
}
