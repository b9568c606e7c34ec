package io.github.vertexmaven.core.show.table;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param title what stands above it
 * @param kind what it gives way in when the table is too wide
 * @param right whether its texts end at the same place, as numbers do
 * @param least how wide it is even if its texts are not, where there is room
 * @param optional whether it is left out before a key is cut
 */
public record TableColumn(String title, Kind kind, boolean right, int least, boolean optional) {

  /** What a column holds; the first kinds give way first. */
  enum Kind {
    /** Sentences, which go on in the next line. */
    TEXT(16),
    /** Names, which are cut in the middle. */
    NAME(12),
    /** Names that people type again. */
    KEY(12),
    /** Words and numbers. */
    WORD(6);

    private final int enough;

    Kind(int enough) {
      this.enough = enough;
    }

    /** The width below which it gives way only after all others. */
    int enough() {
      return enough;
    }
  }

  /** Refuses nulls. */
  public TableColumn {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kind, "kind");
  }

  /** Sentences: they are never cut. */
  public static TableColumn text(String title) {
    return new TableColumn(title, Kind.TEXT, false, 0, false);
  }

  /** Names, which are cut in the middle where there is no room. */
  public static TableColumn name(String title) {
    return new TableColumn(title, Kind.NAME, false, 0, false);
  }

  /** Names that people type again, which are cut after all others. */
  public static TableColumn key(String title) {
    return new TableColumn(title, Kind.KEY, false, 0, false);
  }

  /** Words of a few kinds. */
  public static TableColumn word(String title) {
    return new TableColumn(title, Kind.WORD, false, 0, false);
  }

  /** Numbers. */
  public static TableColumn number(String title) {
    return new TableColumn(title, Kind.WORD, true, 0, false);
  }

  /** The same, at least so wide. */
  public TableColumn atLeast(int columns) {
    return new TableColumn(title, kind, right, columns, optional);
  }

  /** The same, left out before a key is cut. */
  public TableColumn ifThereIsRoom() {
    return new TableColumn(title, kind, right, least, true);
  }
}
