package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users read has none of the phrases that readers stumble over. */
class PlainEnglishTest {

  private record Ban(Pattern phrase, String instead) {}

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

  private static final List<Ban> BANS = new ArrayList<>();

  @BeforeAll
  static void readBans() throws IOException {
    for (String line : Files.readAllLines(Path.of("src/test/resources/banned-phrases.txt"))) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" => ");
        BANS.add(new Ban(Pattern.compile(parts[0], Pattern.CASE_INSENSITIVE), parts[1]));
      }
    }
  }

  private static List<String> banned(String where, String text) {
    List<String> found = new ArrayList<>();
    String line = text.replaceAll("\\s+", " ");
    for (Ban ban : BANS) {
      Matcher matcher = ban.phrase().matcher(line);
      while (matcher.find()) {
        int from = Math.max(0, matcher.start() - 30);
        int to = Math.min(line.length(), matcher.end() + 30);
        found.add(where + ": …" + line.substring(from, to) + "…: " + ban.instead());
      }
    }
    return found;
  }

  @Test
  void pagesArePlain() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : Markdown.files()) {
      // The style page has them as examples.
      if (!file.endsWith("CONTRIBUTING.md")) {
        found.addAll(banned(file.toString(), Files.readString(Markdown.TOP.resolve(file))));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void messagesArePlain() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("src/[a-z]+/src/main/java/.*\\.java")) {
      String source = Files.readString(file);
      BLOCK
          .matcher(source)
          .results()
          .forEach(block -> found.addAll(banned(name(file), block.group(1))));
      String joined = source.replaceAll("\"\\s*\\+\\s*\"", "");
      LITERAL
          .matcher(joined)
          .results()
          .forEach(literal -> found.addAll(banned(name(file), literal.group(1))));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theHelpOfGoalsIsPlain() throws IOException {
    assertThat(inJavadoc("src/plugin/src/main/java/.*/maven/\\w+Mojo\\.java")).isEmpty();
  }

  @Test
  void theJavadocOfWhatProjectsUseIsPlain() throws IOException {
    String types =
        "Dataset|DatasetDefinition|DatasetType|Partitions|Hook|Pipeline|PipelineRegistry|Rename|Slice|Project";
    assertThat(inJavadoc("src/runtime/src/main/java/.*/(annotation/\\w+|" + types + ")\\.java"))
        .isEmpty();
    assertThat(inJavadoc("src/testkit/src/main/java/.*\\.java")).isEmpty();
  }

  private static List<String> inJavadoc(String pattern) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources(pattern)) {
      JAVADOC
          .matcher(Files.readString(file))
          .results()
          .forEach(
              doc -> found.addAll(banned(name(file), doc.group(1).replaceAll("\\n\\s*\\*", " "))));
    }
    return found;
  }

  @Test
  void theStartersArePlain() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("archetype/.*/archetype-resources/.*\\.(java|md|yml|gitignore)")) {
      found.addAll(banned(name(file), Files.readString(file)));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void pagesOfRunsAndOfTheEmulatorArePlain() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("src/[a-z]+/src/main/resources/.*\\.(html|js|md|yml)")) {
      String text = Files.readString(file).replaceAll("(?m)^\\s*(//|/?\\*).*$", "");
      found.addAll(banned(name(file), text));
    }
    assertThat(found).isEmpty();
  }

  private static String name(Path file) {
    return Markdown.TOP.relativize(file).toString();
  }

  private static List<Path> sources(String pattern) throws IOException {
    try (Stream<Path> files =
        Files.walk(Markdown.TOP.resolve(pattern.substring(0, pattern.indexOf('/'))))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> name(file).replace('\\', '/').matches(pattern))
          .sorted()
          .toList();
    }
  }
}
