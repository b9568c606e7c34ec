package io.github.vertexmaven.testkit;

import java.util.List;

/**
 * Compares data by value: tables cell by cell, records component by component, arrays, lists and
 * maps element by element. Numbers are the same when their values are, whatever their types: {@code
 * 3} and {@code 3.0}.
 */
public final class SameData {

  private static final int MAX_SHOWN = 10;

  private SameData() {}

  /**
   * Requires the same values.
   *
   * @throws AssertionError with the first ten differences, each with its place
   */
  public static void assertSame(Object expected, Object actual) {
    assertSame(expected, actual, 0);
  }

  /**
   * Requires the same values, where numbers may differ a little.
   *
   * @param tolerance how far two numbers may be apart, at least 0
   * @throws AssertionError with the first ten differences, each with its place
   */
  public static void assertSame(Object expected, Object actual, double tolerance) {
    List<String> differences = Differences.between(expected, actual, tolerance);
    if (!differences.isEmpty()) {
      int more = differences.size() - MAX_SHOWN;
      String shown =
          String.join("\n", differences.subList(0, Math.min(MAX_SHOWN, differences.size())));
      throw new AssertionError(more > 0 ? shown + "\nand " + more + " more" : shown);
    }
  }
}
