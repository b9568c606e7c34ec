package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages about the code name classes, methods and files that are there. */
class ClassNamesTest {

  private static final List<Path> PAGES =
      List.of(
          Path.of(".github/CONTRIBUTING.md"),
          Path.of("src/docs/pages/project/architecture.md"),
          Path.of("src/docs/pages/project/decisions.md"),
          Path.of("src/viewer/README.md"));

  private static final Pattern CLASS =
      Pattern.compile("@?([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:[.#](\\w+).*)?");

  private static final Pattern PLACE =
      Pattern.compile("(?:src|archetype|\\.ci|\\.github|\\.mvn)/[\\w./-]*");

  /** The JDK's, Maven's and others'. */
  private static final Set<String> ELSEWHERE =
      Set.of("CreatePipelineJobRequest", "DataFrame", "Optional", "Parameter", "System");

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Markdown.TOP.resolve("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        if (!file.toString().contains("target")) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }

  private static List<Code> named() {
    return Markdown.inline().stream().filter(code -> PAGES.contains(code.file())).toList();
  }

  @Test
  void classesAndTheirMethodsAreThere() throws IOException {
    Map<String, String> sources = sources();
    List<String> unknown = new ArrayList<>();
    for (Code code : named()) {
      Matcher name = CLASS.matcher(code.text());
      if (!name.matches() || ELSEWHERE.contains(name.group(1))) {
        continue;
      }
      String source = sources.get(name.group(1));
      boolean isThere =
          source != null
              && (name.group(2) == null
                  || Pattern.compile("\\b" + name.group(2) + "\\b").matcher(source).find());
      if (!isThere) {
        unknown.add(code.at() + ": " + code.text());
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(named()).hasSizeGreaterThan(30);
  }

  @Test
  void filesAndFoldersAreThere() {
    assertThat(
            named().stream()
                .filter(code -> PLACE.matcher(code.text()).matches())
                .filter(code -> !code.text().contains("/target"))
                .filter(code -> Files.notExists(Markdown.TOP.resolve(code.text()))))
        .isEmpty();
  }

  @Test
  void pagesOutsideOfTheSiteLinkToWhatIsThere() throws IOException {
    Path file = Path.of(".github/CONTRIBUTING.md");
    Matcher link =
        Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(Markdown.TOP.resolve(file)));
    List<String> links = new ArrayList<>();
    while (link.find()) {
      links.add(link.group(1));
    }
    assertThat(links).isNotEmpty();
    assertThat(links)
        .allSatisfy(
            to -> assertThat(Markdown.TOP.resolve(file).resolveSibling(to).normalize()).exists());
  }
}
