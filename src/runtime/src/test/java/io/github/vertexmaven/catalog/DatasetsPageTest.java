package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.kedro.KedroPage;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.golden.Golden;
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

  /** The page on Kedro shows the table by which entries are read. */
  @Test
  void kedrosTypesAndArgumentsAreAsTheyWereRead() throws IOException {
    Golden.assertSame(
        Path.of("src/test/resources/golden/kedro-page.md"),
        KedroPage.types() + "\n" + KedroPage.arguments());
    String page = Files.readString(Path.of("../docs/pages/how-to/kedro.md"));
    assertThat(page).contains("{{kedro types}}", "{{kedro arguments}}");
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
