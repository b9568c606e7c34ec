package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A table of configurations that are wrong, each with all that is said of it. {@code
 * -Dgolden.update} writes what is said anew.
 */
class BadConfigurationsTest {

  private static final Path TABLE = Path.of("src/test/resources/bad-configurations.txt");
  private static final String SAID = "=> ";

  /** A row: lines of the table, without what is said. */
  record Row(String title, List<String> given, List<String> said) {
    @Override
    public String toString() {
      return title;
    }
  }

  private static final List<Row> UPDATED = new ArrayList<>();

  @TempDir Path dir;

  static Stream<Row> rows() throws IOException {
    return Stream.of(Files.readString(TABLE).split("(?m)^# "))
        .filter(text -> !text.isBlank())
        .map(BadConfigurationsTest::row);
  }

  private static Row row(String text) {
    List<String> lines =
        new ArrayList<>(
            text.lines().filter(line -> !line.isEmpty() && !line.equals(SAID.strip())).toList());
    String title = lines.remove(0);
    List<String> said =
        lines.stream().filter(l -> l.startsWith(SAID)).map(l -> l.substring(3)).toList();
    return new Row(title, lines.stream().filter(l -> !l.startsWith(SAID)).toList(), said);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysAllThatIsWrong(Row row) {
    List<String> said = said(configs(dir, row.given()), dir);
    UPDATED.add(new Row(row.title(), row.given(), said));
    if (!Golden.isUpdated()) {
      assertThat(said).isEqualTo(row.said());
    }
    assertThat(said).isNotEmpty().noneMatch(line -> line.contains("Exception"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai"})
  void saysTheSameEverywhere(String language) throws IOException {
    assumeFalse(Golden.isUpdated());
    Locale before = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    try {
      for (Row row : rows().toList()) {
        Path own = Files.createTempDirectory(dir, "row");
        assertThat(said(configs(own, row.given()), own)).as(row.title()).isEqualTo(row.said());
      }
    } finally {
      Locale.setDefault(before);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void theTableIsLong() throws IOException {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(rows().map(Row::title)).doesNotHaveDuplicates();
  }

  private static List<String> said(Configs configs, Path dir) {
    try {
      // No node is there to read what conf/ lacks.
      List<String> given =
          configs.resolve().given().stream().map(each -> each.problem(List.of())).toList();
      return given.isEmpty() ? List.of() : lines(new UserException(given), dir);
    } catch (UserException e) {
      assertThat(e.getCause()).isNull();
      return lines(e, dir);
    }
  }

  private static List<String> lines(UserException e, Path dir) {
    return e.getMessage().replace(dir.toString(), "DIR").lines().toList();
  }

  private static Configs configs(Path dir, List<String> given) {
    Configs configs = Configs.in(dir);
    Map<String, String> files = new LinkedHashMap<>();
    Map<String, Object> pom = new HashMap<>();
    String file = "";
    for (String line : given) {
      if (line.startsWith("@ ")) {
        file = line.substring(2);
        files.put(file, "");
      } else if (line.startsWith("  ")) {
        files.merge(file, line.substring(2) + "\n", String::concat);
      } else {
        option(line, configs, pom);
      }
    }
    files.forEach(configs::file);
    return configs.pom(pom);
  }

  private static void option(String line, Configs configs, Map<String, Object> pom) {
    String name = line.substring(0, line.indexOf(' '));
    String value = line.substring(line.indexOf(' ') + 1);
    String key = value.replaceFirst("=.*", "");
    String rest = value.substring(Math.min(value.length(), key.length() + 1));
    switch (name) {
      case "-env" -> configs.env(value);
      case "-params" -> configs.params(value);
      case "-paramsFile" -> configs.paramsFile(value);
      case "-D" -> configs.settingOption(key, rest);
      case "-var" -> configs.variable(key, rest);
      case "-pom" -> put(List.of(key.split("\\.")), rest, pom);
      default -> throw new IllegalArgumentException(line);
    }
  }

  /** As nested elements give it. */
  @SuppressWarnings("unchecked")
  private static void put(List<String> keys, String value, Map<String, Object> into) {
    if (keys.size() == 1) {
      into.put(keys.get(0), value);
    } else {
      Object inner = into.computeIfAbsent(keys.get(0), any -> new HashMap<String, Object>());
      put(keys.subList(1, keys.size()), value, (Map<String, Object>) inner);
    }
  }

  /** Unless a row could not be read, which would be lost. */
  @AfterAll
  static void update() throws IOException {
    if (Golden.isUpdated() && UPDATED.size() == rows().count()) {
      StringBuilder table = new StringBuilder();
      for (Row row : UPDATED) {
        table.append("# ").append(row.title()).append('\n');
        row.given().forEach(line -> table.append(line).append('\n'));
        row.said().forEach(line -> table.append(SAID).append(line).append('\n'));
        table.append('\n');
      }
      Files.writeString(TABLE, table.toString());
    }
  }
}
