package io.github.vertexmaven.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that someone probably meant. */
public final class DidYouMean {

  private DidYouMean() {}

  /**
   * The candidate nearest to what was written, when it is near enough to be a slip; ties by name.
   */
  public static Optional<String> among(Collection<String> candidates, String written) {
    int tolerance = Math.max(1, written.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - written.length()) <= tolerance + 2)
        .filter(candidate -> distance(candidate, written) <= tolerance)
        // A name of which nothing is left is no slip.
        .filter(
            candidate ->
                distance(candidate, written) < Math.max(candidate.length(), written.length()))
        .min(
            Comparator.comparingInt((String candidate) -> distance(candidate, written))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code ; did you mean 'x'?} or nothing, to end a sentence with. */
  public static String suffix(Collection<String> candidates, String written) {
    return among(candidates, written).map(near -> "; did you mean '" + near + "'?").orElse(".");
  }

  /** Damerau-Levenshtein distance (restricted form), ignoring case and the kind of separator. */
  private static int distance(String left, String right) {
    String a = folded(left);
    String b = folded(right);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private static String folded(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
