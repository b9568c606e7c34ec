package io.github.vertexmaven.core.table;

import java.util.List;
import java.util.stream.IntStream;

/** How wide the columns of a table are: as their texts, or less, so that all of them fit. */
final class Widths {

  private final List<Column> columns;
  private final int[] widths;
  private int excess;

  /**
   * Begins as wide as the texts are.
   *
   * @param texts the widest of each column
   * @param room for all columns, at least one for each
   */
  Widths(List<Column> columns, int[] texts, int room) {
    this.columns = columns;
    this.widths = texts.clone();
    this.excess = IntStream.of(widths).sum() - room;
    widen();
  }

  /** Room that texts leave goes to columns that shall be wider than their texts. */
  private void widen() {
    for (int i = 0; i < widths.length; i++) {
      int more = Math.min(columns.get(i).least() - widths[i], -excess);
      if (more > 0) {
        widths[i] += more;
        excess += more;
      }
    }
  }

  /** Sentences go on in further lines and names are cut; tells whether that is enough. */
  boolean giveWay() {
    shrink(Column.Kind.TEXT, Column.Kind.TEXT.enough());
    shrink(Column.Kind.NAME, Column.Kind.NAME.enough());
    return excess <= 0;
  }

  /** All columns give way, as far as it takes. */
  void giveWayEntirely() {
    giveWay();
    shrink(Column.Kind.KEY, Column.Kind.KEY.enough());
    shrink(Column.Kind.WORD, Column.Kind.WORD.enough());
    for (Column.Kind kind : Column.Kind.values()) {
      shrink(kind, 1);
    }
  }

  int[] widths() {
    return widths.clone();
  }

  /** Takes from the widest of a kind, again and again. */
  private void shrink(Column.Kind kind, int least) {
    while (excess > 0) {
      int widest = widest(kind);
      if (widest < 0 || widths[widest] <= least) {
        return;
      }
      widths[widest]--;
      excess--;
    }
  }

  /** Of several the last: what stands first is read first. */
  private int widest(Column.Kind kind) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean wider = widest < 0 || widths[i] >= widths[widest];
      widest = columns.get(i).kind() == kind && wider ? i : widest;
    }
    return widest;
  }
}
