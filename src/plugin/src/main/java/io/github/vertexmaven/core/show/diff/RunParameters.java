package io.github.vertexmaven.core.show.diff;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.service.JobContent;
import java.util.HashMap;
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
record RunParameters(SortedMap<String, String> compiled, SortedMap<String, String> values) {

  static RunParameters of(JobContent job) {
    Map<String, JsonPart> inputs =
        JsonPart.of(CanonicalJson.read(job.spec()))
            .takePart("root")
            .takePart("inputDefinitions")
            .takeParts("parameters");
    Map<String, String> descriptions = new HashMap<>();
    inputs.forEach((name, part) -> descriptions.put(name, part.text("description")));
    Map<String, ParameterPart> parts = ParameterPart.read(descriptions);
    SortedMap<String, String> compiled = new TreeMap<>();
    inputs.forEach(
        (name, input) ->
            input
                .take("defaultValue")
                .ifPresent(value -> addLeaves(shown(name, parts), value, compiled)));
    SortedMap<String, String> values = new TreeMap<>(compiled);
    // What is given as a whole holds for its parts, too.
    for (boolean part : List.of(true, false)) {
      job.parameters()
          .forEach(
              (name, json) -> {
                if (parts.containsKey(name) == part) {
                  give(name, JsonParser.parseString(json), parts, values);
                }
              });
    }
    return new RunParameters(compiled, values);
  }

  private static void give(
      String input,
      JsonElement value,
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

  private static void addLeaves(String name, JsonElement value, Map<String, String> out) {
    JsonObject named = new JsonObject();
    named.add(name, value);
    JsonPart.of(CanonicalJson.of(named)).leavesTo("", out);
  }

  /** The names of values that are the run's own. */
  Set<String> given() {
    Set<String> names = new TreeSet<>(compiled.keySet());
    names.addAll(values.keySet());
    names.removeIf(name -> Objects.equals(compiled.get(name), values.get(name)));
    return names;
  }
}
