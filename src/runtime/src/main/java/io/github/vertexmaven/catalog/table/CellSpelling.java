package io.github.vertexmaven.catalog.table;

import java.util.Optional;
import java.util.Set;

/** Cells as {@link CellRules} read them, in the spelling that {@link Numerals} knows. */
final class CellSpelling {

  private final CellRules rules;

  CellSpelling(CellRules rules) {
    this.rules = rules;
  }

  /** The column with its texts that mean an empty cell empty. */
  TextColumn withNulls(TextColumn column) {
    Set<String> nulls = rules.nullsOf(column.name());
    if (nulls.isEmpty()) {
      return column;
    }
    int longest = nulls.stream().mapToInt(String::length).max().orElse(0);
    TextColumn read = new TextColumn(column.name());
    for (int row = 0; row < column.size(); row++) {
      boolean may = column.length(row) <= longest;
      if (column.isNull(row) || may && nulls.contains(column.string(row))) {
        read.addNull();
      } else {
        read.addFrom(column, row);
      }
    }
    return read;
  }

  /** The column with its numbers as Java spells them; empty when a cell is none. */
  Optional<TextColumn> withNumbers(TextColumn column) {
    TextColumn read = new TextColumn(column.name());
    for (int row = 0; row < column.size(); row++) {
      if (column.isNull(row)) {
        read.addNull();
      } else if (column.isNumber(row)) {
        read.addFrom(column, row);
      } else {
        String plain = plain(column.string(row));
        if (plain == null) {
          return Optional.empty();
        }
        read.add(plain);
      }
    }
    return Optional.of(read);
  }

  /** Null when it is no number that is written so; digits are grouped by three. */
  private String plain(String text) {
    if (rules.decimal() != '.' && text.indexOf('.') >= 0 && rules.thousands() != '.') {
      return null;
    }
    int point = text.indexOf(rules.decimal());
    String whole = point < 0 ? text : text.substring(0, point);
    String rest = point < 0 ? "" : text.substring(point + 1);
    if (rules.thousands() != 0 && whole.indexOf(rules.thousands()) >= 0) {
      String[] groups =
          whole
              .replaceFirst("^[+-]", "")
              .split(java.util.regex.Pattern.quote(String.valueOf(rules.thousands())), -1);
      for (int i = 0; i < groups.length; i++) {
        boolean sound = i == 0 ? groups[i].matches("[0-9]{1,3}") : groups[i].matches("[0-9]{3}");
        if (!sound) {
          return null;
        }
      }
      whole = whole.replace(String.valueOf(rules.thousands()), "");
    }
    String plain = point < 0 ? whole : whole + "." + rest;
    char[] chars = plain.toCharArray();
    return chars.length == 0 || Numerals.isDecimal(chars, 0, chars.length) ? plain : null;
  }
}
