package io.github.vertexmaven.docs.map;

import io.github.vertexmaven.docs.map.LayeredGraph.Arrow;
import io.github.vertexmaven.docs.map.LayeredGraph.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A picture of what imports what. */
final class MapPicture {

  private static final int NARROWEST = 700;
  private static final int HEIGHT = 44;
  private static final int BETWEEN = 40;
  private static final int EDGE = 8;

  private final Map<String, Set<String>> imports;
  private final Map<String, String> notes;
  private final LayeredGraph graph;
  private final double left;
  private final double width;

  private MapPicture(Map<String, Set<String>> imports, Map<String, String> notes) {
    this.imports = imports;
    this.notes = notes;
    Map<String, Double> widths = new TreeMap<>();
    imports.keySet().forEach(name -> widths.put(name, Math.max(84, name.length() * 7.7 + 24)));
    this.graph = LayeredGraph.of(imports, widths);
    List<Place> places = graph.rows().stream().flatMap(List::stream).toList();
    double from = places.stream().mapToDouble(p -> p.middle() - p.width() / 2).min().orElse(0);
    double to = places.stream().mapToDouble(p -> p.middle() + p.width() / 2).max().orElse(0);
    this.width = Math.max(NARROWEST, to - from + 2 * EDGE);
    this.left = (from + to - width) / 2;
  }

  /**
   * The picture as a block of HTML.
   *
   * @param imports what each box imports; each has an entry
   * @param notes a few words below the name
   * @param caption one sentence
   */
  static String of(Map<String, Set<String>> imports, Map<String, String> notes, String caption) {
    return new MapPicture(imports, notes).figure(caption);
  }

  private String figure(String caption) {
    StringBuilder svg = new StringBuilder("<figure class=\"picture map\"><div>\n");
    int height = 2 * EDGE + graph.rows().size() * (HEIGHT + BETWEEN) - BETWEEN;
    svg.append(
        line(
            "<svg viewBox=\"0 0 %.0f %d\" role=\"img\" aria-label=\"%s\">\n",
            width, height, words()));
    svg.append("<g stroke=\"var(--soft)\" stroke-width=\"1.3\">\n");
    graph.arrows().forEach(arrow -> svg.append(arrow(arrow)));
    svg.append("</g>\n<g stroke=\"var(--blue)\" stroke-width=\"1.5\" fill=\"var(--back)\">\n");
    boxes().forEach((place, top) -> svg.append(box(place, top)));
    svg.append("</g>\n<g text-anchor=\"middle\">\n");
    boxes().forEach((place, top) -> svg.append(text(place, top)));
    svg.append("</g>\n</svg>\n</div><figcaption>")
        .append(caption)
        .append("</figcaption>\n</figure>\n");
    return svg.toString();
  }

  private Map<Place, Integer> boxes() {
    Map<Place, Integer> boxes = new LinkedHashMap<>();
    for (int row = 0; row < graph.rows().size(); row++) {
      for (Place place : graph.rows().get(row)) {
        if (!place.name().isEmpty()) {
          boxes.put(place, top(row));
        }
      }
    }
    return boxes;
  }

  private static int top(int row) {
    return EDGE + row * (HEIGHT + BETWEEN);
  }

  private String words() {
    List<String> sentences = new ArrayList<>();
    imports.forEach(
        (name, others) -> {
          if (!others.isEmpty()) {
            sentences.add(name + " imports " + String.join(", ", others));
          }
        });
    return String.join("; ", sentences);
  }

  private String arrow(Arrow arrow) {
    int row = rowOf(arrow.places().get(0));
    StringBuilder path = new StringBuilder();
    double x = x(arrow.places().get(0));
    path.append(line("<path d=\"M%.1f %d", x, top(row) + HEIGHT));
    for (Place place : arrow.places().subList(1, arrow.places().size())) {
      int from = top(row) + HEIGHT;
      row++;
      int bend = from + BETWEEN / 2;
      path.append(line("C%.1f %d %.1f %d %.1f %d", x, bend, x(place), bend, x(place), top(row)));
      x = x(place);
      if (place.name().isEmpty()) {
        path.append(line("V%d", top(row) + HEIGHT));
      }
    }
    return path.append("m-4-7l4 7l4-7\"/>\n").toString();
  }

  private int rowOf(Place place) {
    for (int row = 0; row < graph.rows().size(); row++) {
      if (graph.rows().get(row).contains(place)) {
        return row;
      }
    }
    throw new IllegalStateException(place.name());
  }

  private double x(Place place) {
    return place.middle() - left;
  }

  private String box(Place place, int top) {
    return line(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"8\"/>\n",
        x(place) - place.width() / 2, top, place.width(), HEIGHT);
  }

  private String text(Place place, int top) {
    String note = notes.getOrDefault(place.name(), "");
    int middle = top + HEIGHT / 2;
    return line(
            "<text x=\"%.1f\" y=\"%d\" font-size=\"13\">%s</text>",
            x(place), middle + (note.isEmpty() ? 5 : -1), place.name())
        + (note.isEmpty()
            ? "\n"
            : line(
                "<text x=\"%.1f\" y=\"%d\" font-size=\"11\" opacity=\".75\">%s</text>\n",
                x(place), middle + 14, note));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
