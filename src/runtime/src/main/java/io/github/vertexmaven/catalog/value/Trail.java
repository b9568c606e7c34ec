package io.github.vertexmaven.catalog.value;

import java.util.ArrayList;
import java.util.List;

/** Where a conversion is inside a tree of values, and what it found wrong so far. */
public final class Trail {

  /**
   * @param path keys (String) and positions (Integer) from the root of the tree
   * @param what the end of a sentence about that place, with its full stop
   */
  public record Problem(List<Object> path, String what) {

    /** Copies the path. */
    public Problem {
      path = List.copyOf(path);
    }

    /** The path as people write it: {@code model_options.features[2]}. */
    public String place() {
      return Trail.place(path);
    }
  }

  private final boolean lenient;
  private final List<Object> path = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private Trail(boolean lenient) {
    this.lenient = lenient;
  }

  /** For settings: a key that nothing asks for is a slip, and a problem. */
  public static Trail ofSettings() {
    return new Trail(false);
  }

  /** For data: it may hold more than is asked for. */
  public static Trail ofData() {
    return new Trail(true);
  }

  /** Whether keys that nothing asks for are left out in silence. */
  public boolean allowsMore() {
    return lenient;
  }

  /** Goes to a key of the current map, or to a position of the current list. */
  public void enter(Object step) {
    path.add(step);
  }

  /** Goes back to where {@link #enter} came from. */
  public void leave() {
    path.remove(path.size() - 1);
  }

  /** Notes a problem with the current place. */
  public void problem(String what) {
    problems.add(new Problem(path, what));
  }

  /** Notes a problem with a key of the current map. */
  public void problemAt(String key, String what) {
    enter(key);
    problem(what);
    leave();
  }

  /** How many problems there are, so that a caller can see whether a part of the tree was sound. */
  public int count() {
    return problems.size();
  }

  /** All problems, in the order of the tree. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  static String place(List<Object> path) {
    StringBuilder place = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer) {
        place.append('[').append(step).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step);
      }
    }
    return place.toString();
  }
}
