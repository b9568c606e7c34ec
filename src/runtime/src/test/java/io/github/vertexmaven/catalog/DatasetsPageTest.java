package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.type.BuiltIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code DATASETS.md} is true: its entries open, and it names every type and argument. */
class DatasetsPageTest {

  private static final Pattern SNIPPET = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path project;

  private static String page() throws IOException {
    return Files.readString(Path.of("DATASETS.md"));
  }

  @Test
  void everyEntryOpens() throws IOException {
    TreeSet<String> types = new TreeSet<>();
    Matcher snippets = SNIPPET.matcher(page());
    while (snippets.find()) {
      String yaml = snippets.group(1);
      if (yaml.contains("credentials.yml")) {
        continue;
      }
      Catalog catalog = TestCatalogs.open(project, yaml);
      for (String name : catalog.names()) {
        assertThat(catalog.dataset(name)).as(name).isNotNull();
        types.add(catalog.definition(name).orElseThrow().type());
      }
    }
    assertThat(types).isEqualTo(new TreeSet<>(BuiltIn.words()));
  }

  @Test
  void namesEveryArgumentOfEveryType() throws IOException {
    String page = page();
    List<String> missing = new ArrayList<>();
    for (BuiltIn type : BuiltIn.values()) {
      check(type, type.arguments().load().keySet(), page, missing);
      check(type, type.arguments().save().keySet(), page, missing);
      check(type, type.arguments().keys().keySet(), page, missing);
    }
    // What Kedro's catalogs give, and what can only mean what is done anyway.
    missing.removeIf(name -> name.matches(".*\\.(engine|index|lines|orient|table_name)"));
    assertThat(missing).isEmpty();
  }

  /** The page on Kedro says the same as the table by which entries are read. */
  @Test
  void kedrosTypesAreThoseOfTheTable() throws IOException {
    String page = Files.readString(Path.of("../docs/pages/how-to/kedro.md"));
    String rows = page.substring(page.indexOf("| Kedro's type |")).split("\n\n")[0];
    TreeSet<String> named = new TreeSet<>();
    for (String row : rows.lines().skip(2).filter(row -> !row.contains("pickle.")).toList()) {
      List<String> theirs = quoted(row.split("\\|")[1]);
      List<String> ours = quoted(row.split("\\|")[2]);
      assertThat(theirs.stream().map(type -> BuiltIn.named(type).orElseThrow().word()).toList())
          .isEqualTo(ours);
      theirs.forEach(type -> named.add(type.replaceFirst("(DataSet|Writer)$", "")));
    }
    TreeSet<String> known = new TreeSet<>();
    for (BuiltIn type : BuiltIn.values()) {
      type.pythonSpellings().forEach(s -> known.add(s.replaceFirst("(Data[Ss]et|Writer)$", "")));
    }
    assertThat(named).isEqualTo(known);
  }

  private static List<String> quoted(String cell) {
    return Pattern.compile("`([^`]+)`").matcher(cell).results().map(m -> m.group(1)).toList();
  }

  private static void check(
      BuiltIn type, Iterable<String> names, String page, List<String> missing) {
    for (String name : names) {
      if (!Pattern.compile("\\b" + name + "\\b").matcher(page).find()) {
        missing.add(type.word() + "." + name);
      }
    }
  }
}
