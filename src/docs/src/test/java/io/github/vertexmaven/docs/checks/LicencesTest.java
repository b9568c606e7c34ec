package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every jar says what it may be used for, and the runtime also what the libraries in it may be. */
class LicencesTest {

  private static final Pattern SHADED = Pattern.compile("<include>([^<:]+:[^<:]+)</include>");
  private static final Pattern NAMED = Pattern.compile("(?m)(\\S+:\\S+) {2,}(.*)$");
  private static final Pattern FILE = Pattern.compile("\\b(META-INF/)?([\\w-]+\\.txt|LICENSE)");

  private static final Path RUNTIME = Markdown.TOP.resolve("src/runtime");

  /** A library that is shaded without a word of its licence is found here. */
  @Test
  void theRuntimeKeepsTheLicencesOfAllThatItShades() throws IOException {
    Path licences = RUNTIME.resolve("src/main/resources/META-INF/licenses");
    String names = Files.readString(licences.resolve("shaded.txt"));
    List<String> shaded =
        SHADED
            .matcher(Files.readString(RUNTIME.resolve("pom.xml")))
            .results()
            .map(found -> found.group(1))
            .toList();
    List<String> named = NAMED.matcher(names).results().map(found -> found.group(1)).toList();
    assertThat(shaded).hasSizeGreaterThan(5);
    assertThat(named).containsExactlyInAnyOrderElementsOf(shaded);
    Matcher rows = NAMED.matcher(names);
    while (rows.find()) {
      Matcher file = FILE.matcher(rows.group(2));
      assertThat(file.find()).as(rows.group()).isTrue();
      do {
        Path there =
            file.group(1) == null
                ? licences.resolve(file.group(2))
                : Markdown.TOP.resolve(file.group(2));
        assertThat(there).isNotEmptyFile();
      } while (file.find());
    }
  }

  /** A POM with resources of its own no longer has those of the parent. */
  @Test
  void everyModuleTakesLicenceAndNoticeIntoItsJar() throws IOException {
    for (Path pom : poms()) {
      String text = Files.readString(pom);
      if (text.contains("<resources>")) {
        assertThat(text.split("</resources>")[0])
            .as(pom.toString())
            .contains("<targetPath>META-INF</targetPath>")
            .contains("<include>LICENSE</include>", "<include>NOTICE</include>");
      }
    }
  }

  private static List<Path> poms() throws IOException {
    try (Stream<Path> modules = Files.list(Markdown.TOP.resolve("src"));
        Stream<Path> archetypes = Files.list(Markdown.TOP.resolve("archetype"))) {
      return Stream.of(
              Stream.of(Markdown.TOP.resolve("pom.xml"), Markdown.TOP.resolve("archetype/pom.xml")),
              modules.map(folder -> folder.resolve("pom.xml")),
              archetypes.map(folder -> folder.resolve("pom.xml")))
          .flatMap(each -> each)
          .filter(Files::exists)
          .toList();
    }
  }
}
