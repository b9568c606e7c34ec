package io.github.vertexmaven.catalog.table;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.DatePattern;
import io.github.vertexmaven.catalog.value.Words;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.Optional;

/** Texts of a column as dates: days alone where no cell has a time, else moments. */
final class DateColumn {

  /** What pandas writes of a moment that is not there. */
  private static final String NO_TIME = "NaT";

  private final TextColumn cells;
  private final DatePattern pattern;

  DateColumn(TextColumn cells, DatePattern pattern) {
    this.cells = cells;
    this.pattern = pattern;
  }

  Column typed(RowNumbers rows) throws BadData {
    Object[] dates = new Object[cells.size()];
    int unfit = read(dates);
    if (unfit >= 0) {
      throw new BadData(
          rows.place(unfit, cells.name())
              + ": expected a date, found "
              + Words.quoted(cells.string(unfit))
              + "; load_args.date_format says how dates are written, such as %d.%m.%Y.");
    }
    return Column.of(cells.name(), alike(dates));
  }

  /** Empty when a cell is no date, or when all are empty. */
  Optional<Column> ifAll() {
    Object[] dates = new Object[cells.size()];
    return read(dates) < 0 ? Optional.of(Column.of(cells.name(), alike(dates))) : Optional.empty();
  }

  /** The first row that is no date, or -1. */
  private int read(Object[] dates) {
    for (int row = 0; row < dates.length; row++) {
      if (cells.length(row) > 0 && !cells.string(row).equals(NO_TIME)) {
        Optional<Temporal> date = pattern.parse(cells.string(row));
        if (date.isEmpty()) {
          return row;
        }
        dates[row] = date.get();
      }
    }
    return -1;
  }

  private static Object[] alike(Object[] dates) {
    boolean moments = false;
    for (Object date : dates) {
      moments |= date instanceof LocalDateTime;
    }
    for (int row = 0; moments && row < dates.length; row++) {
      dates[row] = dates[row] instanceof LocalDate day ? day.atStartOfDay() : dates[row];
    }
    return dates;
  }
}
