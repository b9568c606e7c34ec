package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.show.table.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset that a run wrote.
 *
 * @param dataset its name
 * @param place a file or a URI; empty when it has none
 * @param more how many further places a fan-out wrote it to
 * @param numbers when it holds metrics
 */
public record Written(String dataset, String place, int more, Map<String, Double> numbers) {

  /** A longer name does not move the places of all others to the right. */
  private static final int WIDEST = 40;

  /** Copies the map. */
  public Written {
    numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
  }

  /** A line for each, {@code wrote metrics data/metrics.json mae = 0.5}, in columns. */
  public static List<String> lines(List<Written> all) {
    int names = width(all.stream().map(Written::dataset).toList());
    int places =
        width(all.stream().filter(one -> !one.numbers.isEmpty()).map(Written::at).toList());
    List<String> lines = new ArrayList<>();
    for (Written one : all) {
      String line = "wrote " + padded(one.dataset, names) + "  " + padded(one.at(), places);
      lines.add((line + "  " + Figures.line(one.numbers)).stripTrailing());
    }
    return lines;
  }

  private String at() {
    return more == 0 ? place : place + " and " + more + " more";
  }

  private static int width(List<String> texts) {
    return texts.stream()
        .mapToInt(text -> VisibleText.of(text).length())
        .filter(width -> width <= WIDEST)
        .max()
        .orElse(0);
  }

  private static String padded(String text, int width) {
    String visible = VisibleText.of(text);
    return visible + " ".repeat(Math.max(0, width - visible.length()));
  }
}
