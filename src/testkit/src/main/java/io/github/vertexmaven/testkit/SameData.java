package io.github.vertexmaven.testkit;

import java.util.List;

/**
 * Compares data by value: tables cell by cell, records component by component, arrays, lists and
 * maps element by element. Numbers of different types are equal if their values are: {@code 3} and
 * {@code 3.0}.
 */
public final class SameData {

  private static final int MAX_SHOWN = 10;

  private SameData() {}

  /**
   * Requires equal values.
   *
   * @throws AssertionError with the first ten differences, each with its location
   */
  public static void assertSame(Object expected, Object actual) {
    assertSame(expected, actual, 0);
  }

  /**
   * Requires equal values, with a tolerance for numbers.
   *
   * @param tolerance the largest difference between two numbers, at least 0
   * @throws AssertionError with the first ten differences, each with its location
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
