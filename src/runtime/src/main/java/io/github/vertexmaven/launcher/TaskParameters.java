package io.github.vertexmaven.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.tell.UserFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a task that carry parameters: whole ones, parts of them, and what was given by hand
 * for a whole one in place of its parts.
 */
final class TaskParameters {

  /**
   * An input.
   *
   * @param path the keys that lead to its value
   * @param instead whether it stands for all parts of its key, when it is given
   */
  private record Carried(String input, List<String> path, boolean instead) {}

  private final List<Carried> inputs;

  private TaskParameters(List<Carried> inputs) {
    this.inputs = inputs;
  }

  /** The entries of {@code task.json}; what others are put into comes before them. */
  static TaskParameters read(JsonArray entries) {
    List<Carried> inputs = new ArrayList<>();
    for (JsonElement entry : entries) {
      JsonObject json = entry.getAsJsonObject();
      List<String> path = new ArrayList<>();
      for (JsonElement step : json.getAsJsonArray("path")) {
        path.add(step.getAsString());
      }
      inputs.add(new Carried(json.get("input").getAsString(), path, json.has("instead")));
    }
    return new TaskParameters(inputs);
  }

  /** The parameters; one that is null in the configuration is not sent. */
  ConfValue.Mapping tree(Map<String, Object> given) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Carried carried : inputs) {
      Object value = given.get(carried.input());
      if (!carried.instead()) {
        put(tree, carried.path(), value);
      } else if (value instanceof Map<?, ?> whole && !whole.isEmpty()) {
        check(carried.input(), whole);
        tree.put(carried.input(), whole);
      }
    }
    return (ConfValue.Mapping) ConfValue.of(tree, Location.of("the run's parameters"));
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, List<String> path, Object value) {
    Map<String, Object> at = tree;
    for (String step : path.subList(0, path.size() - 1)) {
      Object inner = at.get(step);
      Map<String, Object> copy =
          inner instanceof Map<?, ?> map
              ? new LinkedHashMap<>((Map<String, Object>) map)
              : new LinkedHashMap<>();
      at.put(step, copy);
      at = copy;
    }
    at.put(path.get(path.size() - 1), value);
  }

  private void check(String key, Map<?, ?> whole) {
    List<String> problems = new ArrayList<>();
    for (Carried carried : inputs) {
      if (!carried.instead() && carried.path().get(0).equals(key) && !has(whole, carried.path())) {
        problems.add(
            "The input '"
                + key
                + "' of this run has no '"
                + String.join(".", carried.path())
                + "', which this task reads. Give all of '"
                + key
                + "', or only what changes: the input '"
                + carried.input()
                + "'.");
      }
    }
    if (!problems.isEmpty()) {
      throw new UserFault(String.join("\n", problems));
    }
  }

  private static boolean has(Object value, List<String> path) {
    for (String step : path.subList(1, path.size())) {
      if (!(value instanceof Map<?, ?> map) || !map.containsKey(step)) {
        return false;
      }
      value = map.get(step);
    }
    return true;
  }
}
