package io.github.vertexmaven.core.show.diff;

import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.json.CanonicalJson;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parameters of a run by the names of {@code conf/}, down to single values.
 *
 * @param compiled what the spec says
 * @param values what the run has: what it was given, over what the spec says
 */
record ParameterLeaves(SortedMap<String, String> compiled, SortedMap<String, String> values) {

  /**
   * Those of a run.
   *
   * @param given the values that it was given, as JSON texts
   */
  static ParameterLeaves of(SpecDocument spec, Map<String, String> given) {
    Map<String, ParameterPart> parts = spec.inputs().parts();
    SortedMap<String, String> compiled = new TreeMap<>();
    spec.inputs()
        .parameters()
        .forEach(
            (name, input) -> {
              if (input.hasDefault()) {
                addLeaves(shown(name, parts), input.defaultValue(), compiled);
              }
            });
    SortedMap<String, String> values = new TreeMap<>(compiled);
    // What is given as a whole holds for its parts, too.
    for (boolean part : List.of(true, false)) {
      given.forEach(
          (name, json) -> {
            if (parts.containsKey(name) == part) {
              give(name, PlainJson.parse(json), parts, values);
            }
          });
    }
    return new ParameterLeaves(compiled, values);
  }

  private static void give(
      String input,
      Object value,
      Map<String, ParameterPart> parts,
      SortedMap<String, String> values) {
    String name = shown(input, parts);
    List<String> others =
        parts.containsKey(input)
            ? parts.get(input).without().stream().map(Object::toString).toList()
            : List.of();
    values
        .keySet()
        .removeIf(
            leaf -> isIn(leaf, name) && others.stream().noneMatch(other -> isIn(leaf, other)));
    addLeaves(name, value, values);
  }

  private static boolean isIn(String leaf, String name) {
    return leaf.equals(name) || leaf.startsWith(name + ".");
  }

  private static String shown(String input, Map<String, ParameterPart> parts) {
    return parts.containsKey(input) ? parts.get(input).path().toString() : input;
  }

  private static void addLeaves(String name, Object value, Map<String, String> out) {
    Leaves.add("", LenientFields.of(null).with(name, CanonicalJson.of(value)), out);
  }

  /** The names of values that are the run's own. */
  Set<String> given() {
    Set<String> names = new TreeSet<>(compiled.keySet());
    names.addAll(values.keySet());
    names.removeIf(name -> Objects.equals(compiled.get(name), values.get(name)));
    return names;
  }
}
