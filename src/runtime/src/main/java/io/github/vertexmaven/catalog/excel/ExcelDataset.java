package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.shape.TableTypes;
import io.github.vertexmaven.catalog.table.CellRules;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.SavedTable;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.table.TableLayout;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.table.UnfitText;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.WholeText;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sheet of an Excel file. Cells keep what they are: a text is text even if it looks like a
 * number, dates are ISO text, a formula is its last value.
 */
public final class ExcelDataset implements Dataset {

  private final DatasetDefinition definition;
  private final DataFile file;

  public ExcelDataset(DatasetDefinition definition, DataFile file) {
    this.definition = definition;
    this.file = file;
  }

  private static Object sheet(Map<String, Object> arguments, Object otherwise) {
    return arguments.getOrDefault("sheet", arguments.getOrDefault("sheet_name", otherwise));
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Shape shape = TableTypes.shape("excel", wanted);
    TableTypes types = TableTypes.of(definition.loadArgs(), shape);
    file.requireFile();
    CellRules rules = CellRules.of(definition.loadArgs());
    SheetReading sheet =
        SheetReading.of(
            file.path(),
            sheet(definition.loadArgs(), 0L),
            TableLayout.of(definition.loadArgs()),
            "null".equals(String.valueOf(definition.loadArgs().getOrDefault("error_cells", ""))));
    List<String> names = sheet.names();
    types.requireColumns(names);
    TableTypes.requireColumns("parse_dates", rules.namedDates(), names);
    List<Column> columns = new ArrayList<>();
    for (TextColumn column : sheet.columns()) {
      columns.add(types.typed(column, names.indexOf(column.name()), sheet.numbers(), rules));
    }
    return shape.of(new Table(columns, sheet.rows()), sheet.numbers());
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    Map<String, Object> arguments = definition.saveArgs();
    Table table =
        SavedTable.withCells(SavedTable.of(Shape.table(value, written), arguments), arguments);
    Optional<List<String>> header =
        SavedTable.hasHeader(arguments)
            ? Optional.of(SavedTable.header(table, arguments))
            : Optional.empty();
    String sheet = (String) sheet(definition.saveArgs(), "Sheet1");
    try {
      file.write(out -> SheetWriting.write(table, header, sheet, out));
    } catch (CharacterCodingException e) {
      String place =
          UnfitText.place(
              table,
              StandardCharsets.UTF_8.newEncoder(),
              RowNumbers.from(header.isPresent() ? 2 : 1));
      throw new BadData(place + WholeText.PROBLEM, e);
    }
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TableTypes.refusalToLoad("excel", wanted);
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return TableTypes.refusalToSave("excel", written);
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
