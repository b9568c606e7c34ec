package io.github.vertexmaven.docs.map;

import io.github.vertexmaven.docs.source.DocsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A graph without circles in rows, each box above those that its arrows lead to. An arrow that
 * others imply is left out; one that crosses rows has a place of its own in each of them.
 */
final class LayeredGraph {

  private static final double GAP = 22;
  private static final double LANE = 10;
  private static final int SWEEPS = 12;

  private final Map<String, Set<String>> imports;
  private final Map<String, Double> widths;
  private final Map<String, Integer> ranks = new TreeMap<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final List<List<Place>> rows = new ArrayList<>();

  /** An arrow with the places that it passes, its ends among them. */
  record Arrow(List<Place> places) {}

  /** A box, or where an arrow crosses a row. */
  static final class Place {
    private final String name;
    private final double width;
    private final List<Place> near = new ArrayList<>();
    private double middle;

    private Place(String name, double width) {
      this.name = name;
      this.width = width;
    }

    /** Empty where an arrow crosses. */
    String name() {
      return name;
    }

    double width() {
      return width;
    }

    double middle() {
      return middle;
    }

    private OptionalDouble wanted() {
      return near.stream().mapToDouble(Place::middle).average();
    }
  }

  private LayeredGraph(Map<String, Set<String>> imports, Map<String, Double> widths) {
    this.imports = imports;
    this.widths = widths;
  }

  /**
   * Lays it out.
   *
   * @param imports what each box leads to; each has an entry
   * @param widths of the boxes
   */
  static LayeredGraph of(Map<String, Set<String>> imports, Map<String, Double> widths) {
    LayeredGraph graph = new LayeredGraph(imports, widths);
    imports.keySet().forEach(name -> graph.rank(name, 0, new ArrayList<>()));
    graph.fillRows();
    graph.arrange();
    return graph;
  }

  List<List<Place>> rows() {
    return rows;
  }

  List<Arrow> arrows() {
    return arrows;
  }

  /** How many boxes lie above it, one under the other. */
  private void rank(String name, int least, List<String> path) {
    if (path.contains(name)) {
      throw new DocsException(List.of("a circle of imports: " + path + " " + name));
    }
    int rank = Math.max(least, ranks.getOrDefault(name, 0));
    ranks.put(name, rank);
    path.add(name);
    imports.get(name).forEach(other -> rank(other, rank + 1, path));
    path.remove(name);
  }

  private void fillRows() {
    Map<String, Place> places = new TreeMap<>();
    ranks.forEach(
        (name, rank) -> {
          Place place = new Place(name, widths.get(name));
          places.put(name, place);
          row(rank).add(place);
        });
    imports.keySet().forEach(name -> direct(name).forEach(other -> addArrow(name, other, places)));
  }

  private List<Place> row(int rank) {
    while (rows.size() <= rank) {
      rows.add(new ArrayList<>());
    }
    return rows.get(rank);
  }

  private void addArrow(String name, String other, Map<String, Place> places) {
    List<Place> passed = new ArrayList<>(List.of(places.get(name)));
    for (int rank = ranks.get(name) + 1; rank < ranks.get(other); rank++) {
      Place lane = new Place("", LANE);
      row(rank).add(lane);
      passed.add(lane);
    }
    passed.add(places.get(other));
    for (int i = 1; i < passed.size(); i++) {
      passed.get(i).near.add(passed.get(i - 1));
      passed.get(i - 1).near.add(passed.get(i));
    }
    arrows.add(new Arrow(passed));
  }

  /** What cannot be reached by way of another one. */
  private Set<String> direct(String name) {
    Set<String> direct = new TreeSet<>(imports.get(name));
    imports.get(name).forEach(other -> direct.removeAll(reached(other)));
    return direct;
  }

  private Set<String> reached(String name) {
    Set<String> found = new TreeSet<>(imports.get(name));
    imports.get(name).forEach(other -> found.addAll(reached(other)));
    return found;
  }

  /** To and fro, each row near to what it is joined with. */
  private void arrange() {
    rows.forEach(row -> settle(row, false));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < rows.size(); i++) {
        settle(rows.get(sweep % 2 == 0 ? i : rows.size() - 1 - i), true);
      }
    }
  }

  private static void settle(List<Place> row, boolean sorted) {
    Map<Place, Double> wanted = new IdentityHashMap<>();
    double among =
        row.stream().flatMapToDouble(place -> place.wanted().stream()).average().orElse(0);
    row.forEach(place -> wanted.put(place, place.wanted().orElse(among)));
    if (sorted) {
      row.sort(Comparator.comparingDouble(wanted::get));
    }
    double end = Double.NEGATIVE_INFINITY;
    double moved = 0;
    for (Place place : row) {
      place.middle = Math.max(wanted.get(place), end + GAP + place.width / 2);
      moved += place.middle - wanted.get(place);
      end = place.middle + place.width / 2;
    }
    for (Place place : row) {
      place.middle -= moved / row.size();
    }
  }
}
