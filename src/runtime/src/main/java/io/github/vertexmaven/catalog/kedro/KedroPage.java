package io.github.vertexmaven.catalog.kedro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of Kedro's types and arguments, as the documentation shows them. */
public final class KedroPage {

  private KedroPage() {}

  /** Which type becomes which, in Markdown. */
  public static String types() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (KedroType type : KedroTypes.all()) {
      names
          .computeIfAbsent(type.cell() + " | " + type.words(), any -> new ArrayList<>())
          .add("`" + type.spelled() + "`");
    }
    StringBuilder page =
        new StringBuilder("| Kedro's type | here | what differs |\n|---|---|---|\n");
    names.forEach(
        (cells, types) ->
            page.append("| ")
                .append(String.join(", ", types))
                .append(" | ")
                .append(cells)
                .append(" |\n"));
    return page.toString();
  }

  /** What becomes of arguments that no type here has, in Markdown. */
  public static String arguments() {
    StringBuilder page =
        new StringBuilder("| Kedro's types | argument or key | effect |\n|---|---|---|\n");
    for (KedroArguments.Row row : KedroArguments.rows()) {
      page.append("| ")
          .append(row.types().contains("*") ? "all" : "`" + String.join("`, `", row.types()) + "`")
          .append(" | ")
          .append(row.place().isEmpty() ? "" : "`" + row.place() + "`: ")
          .append("`" + String.join("`, `", row.names()) + "`")
          .append(" | ")
          .append(fate(row))
          .append(" |\n");
    }
    return page.toString();
  }

  private static String fate(KedroArguments.Row row) {
    return switch (row.fate()) {
      case RENAMED -> "is `" + row.words() + "`";
      case PASSED_IF_TRUE -> "`true` is what is done, other values are refused: " + row.words();
      case PASSED -> "ignored: " + row.words();
      default -> "refused: " + row.words();
    };
  }
}
