package io.github.vertexmaven.catalog.table;

import io.github.vertexmaven.catalog.value.BadData;
import java.util.Map;
import java.util.Optional;

/** Texts of a column as cells of a type: the wanted one, or the one that all of them have. */
public final class TypedColumn {

  private static final CellRules USUAL = CellRules.of(Map.of());

  private TypedColumn() {}

  /**
   * The column with typed cells.
   *
   * @param wanted overrides the rule
   * @param rows where the cells stand in the file, for messages
   * @throws BadData when a cell is not of the wanted type
   */
  public static Column of(TextColumn column, Optional<ColumnType> wanted, RowNumbers rows)
      throws BadData {
    return of(column, wanted, rows, USUAL);
  }

  /** The same, where the file's arguments say what texts mean. */
  public static Column of(
      TextColumn column, Optional<ColumnType> wanted, RowNumbers rows, CellRules rules)
      throws BadData {
    CellSpelling spelling = new CellSpelling(rules);
    TextColumn cells = spelling.withNulls(column);
    ColumnType type = wanted.isPresent() ? wanted.get() : null;
    if (type == ColumnType.DATE) {
      return new DateColumn(cells, rules.pattern()).typed(rows);
    }
    if (!rules.isPlain() && type != ColumnType.STRING) {
      Optional<TextColumn> plain = numbers(spelling, cells, type);
      if (plain.isEmpty() && type == null && cells.inferred() == ColumnType.DOUBLE) {
        // They have another point than the numbers of the file.
        return cells.typed(Optional.of(ColumnType.STRING), rows);
      }
      cells = plain.orElse(cells);
    }
    if (type == null && rules.everyDate() && cells.inferred() == ColumnType.STRING) {
      Optional<Column> dates = new DateColumn(cells, rules.pattern()).ifAll();
      if (dates.isPresent()) {
        return dates.get();
      }
    }
    return cells.typed(wanted, rows);
  }

  /** Numbers of any precision as texts that a point parts, for those who read them exactly. */
  public static Column ofExact(TextColumn column, RowNumbers rows, CellRules rules) throws BadData {
    CellSpelling spelling = new CellSpelling(rules);
    TextColumn cells = spelling.withNulls(column);
    TextColumn plain = rules.isPlain() ? cells : spelling.withNumbers(cells).orElse(cells);
    return plain.typed(Optional.of(ColumnType.STRING), rows);
  }

  /** A column whose cells are not all such numbers stays as it is. */
  private static Optional<TextColumn> numbers(
      CellSpelling spelling, TextColumn cells, ColumnType type) {
    return spelling
        .withNumbers(cells)
        .filter(plain -> type != null || plain.inferred() != ColumnType.STRING);
  }
}
