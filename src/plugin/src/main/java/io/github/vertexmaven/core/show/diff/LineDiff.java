package io.github.vertexmaven.core.show.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The difference of two texts, line by line, as {@code diff -u} writes it. */
public final class LineDiff {

  private static final int CONTEXT = 3;

  /** A line of the longer story: of both texts, or of one. */
  private record Line(char kind, String text) {}

  private LineDiff() {}

  /** The hunks, each with its lines around it; none when the texts are the same. */
  public static List<String> of(String before, String after) {
    List<Line> lines = merged(before.lines().toList(), after.lines().toList());
    List<String> hunks = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      if (lines.get(at).kind() == ' ') {
        at++;
      } else {
        int end = endOfHunk(lines, at);
        hunk(lines, Math.max(0, at - CONTEXT), Math.min(lines.size(), end + CONTEXT), hunks);
        at = end;
      }
    }
    return hunks;
  }

  /** A hunk goes on while the next change is so near that the lines around them would touch. */
  private static int endOfHunk(List<Line> lines, int start) {
    int end = start;
    for (int i = start; i < lines.size() && i - end < 2 * CONTEXT; i++) {
      if (lines.get(i).kind() != ' ') {
        end = i + 1;
      }
    }
    return end;
  }

  private static void hunk(List<Line> lines, int from, int to, List<String> out) {
    List<Line> part = lines.subList(from, to);
    out.add(
        "@@ -"
            + range(lines.subList(0, from), part, '+')
            + " +"
            + range(lines.subList(0, from), part, '-')
            + " @@");
    part.forEach(line -> out.add(line.kind() + line.text()));
  }

  private static String range(List<Line> earlier, List<Line> part, char others) {
    long start = earlier.stream().filter(line -> line.kind() != others).count();
    long count = part.stream().filter(line -> line.kind() != others).count();
    return (count == 0 ? start : start + 1) + "," + count;
  }

  /** Both texts as one: in each run of changes first what goes, then what comes. */
  private static List<Line> merged(List<String> a, List<String> b) {
    List<Line> lines = new ArrayList<>();
    List<Line> coming = new ArrayList<>();
    List<Line> all = new ArrayList<>();
    merge(a, b, all);
    for (Line line : all) {
      if (line.kind() == ' ') {
        lines.addAll(coming);
        coming.clear();
      }
      (line.kind() == '+' ? coming : lines).add(line);
    }
    lines.addAll(coming);
    return lines;
  }

  /**
   * By the longest common subsequence, in memory that grows with the lines and not with their
   * square: Hirschberg, "A linear space algorithm for computing maximal common subsequences", 1975.
   */
  private static void merge(List<String> a, List<String> b, List<Line> out) {
    int start = commonStart(a, b);
    a.subList(0, start).forEach(line -> out.add(new Line(' ', line)));
    List<String> before = a.subList(start, a.size());
    List<String> after = b.subList(start, b.size());
    if (before.isEmpty() || after.isEmpty()) {
      before.forEach(line -> out.add(new Line('-', line)));
      after.forEach(line -> out.add(new Line('+', line)));
    } else if (before.size() == 1) {
      mergeOne(before.get(0), after, out);
    } else {
      int half = before.size() / 2;
      int other = split(before.subList(0, half), before.subList(half, before.size()), after);
      merge(before.subList(0, half), after.subList(0, other), out);
      merge(before.subList(half, before.size()), after.subList(other, after.size()), out);
    }
  }

  private static int commonStart(List<String> a, List<String> b) {
    int most = Math.min(a.size(), b.size());
    int start = 0;
    while (start < most && a.get(start).equals(b.get(start))) {
      start++;
    }
    return start;
  }

  private static void mergeOne(String line, List<String> after, List<Line> out) {
    int at = after.indexOf(line);
    if (at < 0) {
      out.add(new Line('-', line));
    }
    for (int i = 0; i < after.size(); i++) {
      out.add(new Line(i == at ? ' ' : '+', after.get(i)));
    }
  }

  /** Where the second text is parted so that most lines stay. */
  private static int split(List<String> first, List<String> second, List<String> after) {
    int size = after.size();
    int[] upTo = common(first, after);
    int[] from = common(reversed(second), reversed(after));
    int best = 0;
    for (int i = 1; i <= size; i++) {
      if (upTo[i] + from[size - i] > upTo[best] + from[size - best]) {
        best = i;
      }
    }
    return best;
  }

  private static List<String> reversed(List<String> lines) {
    List<String> reversed = new ArrayList<>(lines);
    Collections.reverse(reversed);
    return reversed;
  }

  /** How many lines {@code a} shares with each beginning of {@code b}. */
  private static int[] common(List<String> a, List<String> b) {
    int[] row = new int[b.size() + 1];
    for (String line : a) {
      int[] last = row;
      row = new int[last.length];
      for (int j = 1; j < row.length; j++) {
        row[j] = line.equals(b.get(j - 1)) ? last[j - 1] + 1 : Math.max(last[j], row[j - 1]);
      }
    }
    return row;
  }
}
