package io.github.vertexmaven.core.table;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param title what stands above it
 * @param kind what it gives way in when the table is too wide
 * @param right whether its texts end at the same place, as numbers do
 * @param least how wide it is even if its texts are not
 */
public record Column(String title, Kind kind, boolean right, int least) {

  /** What a column holds; the first kinds give way first. */
  enum Kind {
    /** Sentences, which go on in the next line. */
    TEXT(24),
    /** Names, which are cut in the middle. */
    NAME(16),
    /** Names that people type again. */
    KEY(20),
    /** Words and numbers. */
    WORD(8);

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
  public Column {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kind, "kind");
  }

  /** Sentences: they are never cut. */
  public static Column text(String title) {
    return new Column(title, Kind.TEXT, false, 0);
  }

  /** Names, which are cut in the middle where there is no room. */
  public static Column name(String title) {
    return new Column(title, Kind.NAME, false, 0);
  }

  /** Names that people type again, which are cut after all others. */
  public static Column key(String title) {
    return new Column(title, Kind.KEY, false, 0);
  }

  /** Words of a few kinds. */
  public static Column word(String title) {
    return new Column(title, Kind.WORD, false, 0);
  }

  /** Numbers. */
  public static Column number(String title) {
    return new Column(title, Kind.WORD, true, 0);
  }

  /** The same, at least so wide. */
  public Column atLeast(int columns) {
    return new Column(title, kind, right, columns);
  }
}
