package io.github.vertexmaven.contract;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.json.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A value that a run or a schedule is given and that {@code conf/} lacks. It is a parameter if a
 * node reads it: as an {@code Optional}, or within a map.
 *
 * @param place where it is given
 * @param path the keys that lead to it
 * @param unknown the index of the first key that {@code conf/} lacks
 * @param known the keys that {@code conf/} has in that key's place
 */
public record GivenParameter(String place, List<String> path, int unknown, List<String> known) {

  /** Copies the lists. */
  public GivenParameter {
    path = List.copyOf(path);
    known = List.copyOf(known);
  }

  /** The keys, with dots between them. */
  public String key() {
    return String.join(".", path);
  }

  /** Whether a node receives it that reads one of these keys. */
  public boolean isAmong(Collection<String> read) {
    return read.stream()
        .anyMatch(
            one -> one.equals(key()) || one.startsWith(key() + ".") || key().startsWith(one + "."));
  }

  /**
   * What to say when it is none.
   *
   * @param read the keys that nodes read
   */
  public String problem(Collection<String> read) {
    String above = String.join("", path.subList(0, unknown).stream().map(s -> s + ".").toList());
    List<String> below =
        read.stream()
            .filter(key -> key.startsWith(above))
            .map(key -> key.substring(above.length()))
            .toList();
    String step = path.get(unknown);
    Collection<String> steps = new TreeSet<>(known);
    below.forEach(key -> steps.add(key.replaceFirst("\\..*", "")));
    steps.remove(step);
    boolean near = DidYouMean.among(steps, step).isPresent();
    String rest = String.join(".", path.subList(unknown, path.size()));
    return place
        + ": "
        + key()
        + " is not a parameter"
        + (near ? DidYouMean.suffix(steps, step) : DidYouMean.suffix(below, rest));
  }

  Map<String, Object> plain() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("place", place);
    json.put("path", path);
    json.put("unknown", unknown);
    json.put("known", known);
    return json;
  }

  static List<GivenParameter> of(List<Fields> json) {
    List<GivenParameter> all = new ArrayList<>();
    for (Fields one : json) {
      all.add(
          new GivenParameter(
              one.text("place"),
              one.texts("path"),
              (int) one.integer("unknown"),
              one.texts("known")));
    }
    return all;
  }
}
