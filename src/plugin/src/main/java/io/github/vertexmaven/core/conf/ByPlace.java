package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.Location;
import java.util.Comparator;
import java.util.List;

/** Sorts problems as a person would mend them: file by file, from the top of each to its end. */
final class ByPlace {

  private ByPlace() {}

  /** Problems without a place come last, in their order. */
  static List<String> sorted(List<String> problems) {
    return problems.stream()
        .sorted(
            Comparator.comparing((String problem) -> place(problem).line() == 0)
                .thenComparing(problem -> place(problem).line() == 0 ? "" : place(problem).file())
                .thenComparing(problem -> place(problem).line()))
        .toList();
  }

  private static Location place(String problem) {
    int end = problem.indexOf(": ");
    return end < 0 ? Location.of("") : Location.parse(problem.substring(0, end));
  }
}
