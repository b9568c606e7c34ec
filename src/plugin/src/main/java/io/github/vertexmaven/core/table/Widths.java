package io.github.vertexmaven.core.table;

import java.util.List;
import java.util.stream.IntStream;

/** How wide the columns of a table are: as their texts, or less, so that all of them fit. */
final class Widths {

  private final List<Column> columns;
  private final int[] widths;
  private int excess;

  private Widths(List<Column> columns, int[] natural, int room) {
    this.columns = columns;
    this.widths = natural.clone();
    this.excess = IntStream.of(widths).sum() - room;
  }

  /**
   * The widths.
   *
   * @param natural as wide as the texts are
   * @param room for all columns, at least one for each
   */
  static int[] of(List<Column> columns, int[] natural, int room) {
    Widths found = new Widths(columns, natural, room);
    for (Column.Kind kind : Column.Kind.values()) {
      found.shrink(kind, kind.enough());
    }
    for (Column.Kind kind : Column.Kind.values()) {
      found.shrink(kind, 1);
    }
    return found.widths;
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
