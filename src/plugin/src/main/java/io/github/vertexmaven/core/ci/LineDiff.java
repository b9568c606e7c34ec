package io.github.vertexmaven.core.ci;

import java.util.ArrayList;
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

  /** By the longest common subsequence. */
  private static List<Line> merged(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        lines.add(new Line(' ', a.get(i++)));
        j++;
      } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add(new Line('-', a.get(i++)));
      } else {
        lines.add(new Line('+', b.get(j++)));
      }
    }
    return lines;
  }
}
