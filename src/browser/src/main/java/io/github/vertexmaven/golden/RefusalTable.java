package io.github.vertexmaven.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of the documentation that says what Vertex AI refuses, and where one sees it: the list
 * that tests of several modules walk. Each of them has a case for every row with a mark in its
 * column, and none besides.
 */
public final class RefusalTable {

  private static final Path PAGE = Path.of("src/docs/pages/reference/refusals.md");

  private RefusalTable() {}

  /**
   * What a column marks, by the words of the rows.
   *
   * @param column its heading
   */
  public static Set<String> rows(String column) throws IOException {
    List<List<String>> table = table();
    int at = table.get(0).indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException(PAGE + " has no column " + column);
    }
    Set<String> marked = new TreeSet<>();
    for (List<String> row : table.subList(2, table.size())) {
      if (!row.get(at).isEmpty()) {
        marked.add(row.get(0));
      }
    }
    return marked;
  }

  private static List<List<String>> table() throws IOException {
    List<List<String>> table = new ArrayList<>();
    for (String line : Files.readAllLines(page())) {
      if (line.startsWith("|")) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
          cells.add(cell.strip());
        }
        table.add(cells);
      }
    }
    return table;
  }

  /** Tests run in the folder of their module. */
  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(PAGE))) {
      folder = folder.getParent();
    }
    return folder.resolve(PAGE);
  }
}
