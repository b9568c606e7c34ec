package io.github.vertexmaven.core.show.table;

import java.util.List;
import java.util.stream.IntStream;

/** How wide the columns of a table are: as their texts, or less, so that all of them fit. */
final class Widths {

  private final List<TableColumn> columns;
  private final int[] widths;
  private final int[] words;
  private final int room;

  /**
   * Begins as wide as the texts are.
   *
   * @param texts the widest of each column
   * @param words the widest word of each column of sentences, none of others
   * @param room for all columns, at least one for each
   */
  Widths(List<TableColumn> columns, int[] texts, int[] words, int room) {
    this.columns = columns;
    this.widths = texts.clone();
    this.words = words.clone();
    this.room = room;
    widen();
  }

  /** Room that texts leave goes to columns that shall be wider than their texts. */
  private void widen() {
    for (int i = 0; i < widths.length; i++) {
      int more = Math.min(columns.get(i).least() - widths[i], -excess());
      if (more > 0) {
        widths[i] += more;
      }
    }
  }

  /**
   * Sentences go on in further lines, names are cut, then long words of sentences; tells whether
   * that is enough.
   */
  boolean giveWay() {
    shrink(TableColumn.Kind.TEXT, TableColumn.Kind.TEXT.enough(), words);
    shrink(TableColumn.Kind.NAME, TableColumn.Kind.NAME.enough());
    shrink(TableColumn.Kind.TEXT, TableColumn.Kind.TEXT.enough());
    return excess() <= 0;
  }

  /** All columns give way, as far as it takes. */
  void giveWayEntirely() {
    giveWay();
    shrink(TableColumn.Kind.KEY, TableColumn.Kind.KEY.enough());
    shrink(TableColumn.Kind.WORD, TableColumn.Kind.WORD.enough());
    for (TableColumn.Kind kind : TableColumn.Kind.values()) {
      shrink(kind, 1);
    }
  }

  private int excess() {
    return IntStream.of(widths).sum() - room;
  }

  int[] widths() {
    return widths.clone();
  }

  private void shrink(TableColumn.Kind kind, int least) {
    shrink(kind, least, new int[widths.length]);
  }

  /**
   * Takes from the widest of a kind, again and again.
   *
   * @param least what all of the kind keep
   * @param kept what each keeps besides
   */
  private void shrink(TableColumn.Kind kind, int least, int[] kept) {
    for (int excess = excess(); excess > 0; excess--) {
      int widest = widest(kind, least, kept);
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  /** Of several the last: what stands first is read first. */
  private int widest(TableColumn.Kind kind, int least, int[] kept) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean gives = columns.get(i).kind() == kind && widths[i] > Math.max(least, kept[i]);
      if (gives && (widest < 0 || widths[i] >= widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }
}
