package io.github.vertexmaven.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.conf.settings.SettingsModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site as the build wrote it. */
class SiteTest {

  private static final Path SITE = Path.of("target", "site");
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("\\b(?:href|src)=\"([^\"]*)\"");
  private static final Pattern TAG = Pattern.compile("<(script|link|img|iframe|style)\\b[^>]*>");

  private static Map<Path, String> pages;
  private static Map<Path, Set<String>> ids;

  @BeforeAll
  static void readAll() throws IOException {
    pages = new TreeMap<>();
    files(SITE)
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(".html")) {
                pages.put(Path.of(name), new String(bytes, StandardCharsets.UTF_8));
              }
            });
    ids = new TreeMap<>();
    pages.forEach((page, html) -> ids.put(page, ids(html)));
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void everyLinkLeadsToAPlaceThatIsThere() {
    List<String> broken = new ArrayList<>();
    pages.forEach(
        (page, html) ->
            links(html).stream()
                .filter(link -> !link.startsWith("https://") && !link.startsWith("data:"))
                .filter(link -> !leadsSomewhere(page, link))
                .forEach(link -> broken.add(page + ": " + link)));
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path to = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (parts.length == 2) {
      return ids.containsKey(to) && ids.get(to).contains(parts[1]);
    }
    return Files.isRegularFile(SITE.resolve(to));
  }

  private static List<String> links(String html) {
    return LINK.matcher(html).results().map(found -> found.group(1)).toList();
  }

  private static Set<String> ids(String html) {
    return ID.matcher(html).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  @Test
  void idsAreUniqueInAPage() {
    pages.forEach(
        (page, html) ->
            assertThat(ID.matcher(html).results().map(found -> found.group(1)))
                .as(page.toString())
                .doesNotHaveDuplicates());
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    pages.forEach(
        (page, html) ->
            assertThat(TAG.matcher(html).results().map(MatchResult::group))
                .as(page.toString())
                .noneMatch(tag -> tag.contains("//") && !tag.contains("data:")));
  }

  @Test
  void everySettingHasAPlace() {
    Set<String> ids = ids(pages.get(Path.of("reference", "settings.html")));
    assertThat(ids).containsAll(SettingsModel.leafPaths());
  }

  @Test
  void theSearchKnowsEveryPageAndItsAddressesAreThere() throws IOException {
    String index = Files.readString(SITE.resolve("search-index.js"));
    Set<String> found = new HashSet<>();
    for (String line : index.lines().filter(row -> row.startsWith("[")).toList()) {
      String address = line.replaceFirst("^\\[(\"(?:[^\"\\\\]|\\\\.)*\",){4}\"([^\"]*)\".*", "$2");
      assertThat(leadsSomewhere(Path.of("index.html"), address)).as(line).isTrue();
      found.add(address.split("#")[0]);
    }
    assertThat(found)
        .isEqualTo(pages.keySet().stream().map(Path::toString).collect(Collectors.toSet()));
  }

  @Tag("slow")
  @Test
  void theSameInputGivesTheSameBytes(@TempDir Path folder) throws IOException {
    String version = System.getProperty("docs.version");
    new SiteWriter(Path.of("../..").toAbsolutePath().normalize(), version).write(folder);

    Map<String, byte[]> again = files(folder);
    files(SITE).forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
    assertThat(again.keySet()).isEqualTo(files(SITE).keySet());
  }
}
