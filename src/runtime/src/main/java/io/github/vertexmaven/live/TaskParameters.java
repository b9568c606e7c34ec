package io.github.vertexmaven.live;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.contract.TaskFile.Parameter;
import io.github.vertexmaven.tell.UserFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a task that carry parameters: whole ones, parts of them, and what was given by hand
 * for a whole one in place of its parts.
 */
public final class TaskParameters {

  private final List<Parameter> inputs;

  /** Takes the entries of {@code task.json}; what others are put into comes before them. */
  public TaskParameters(List<Parameter> inputs) {
    this.inputs = inputs;
  }

  /** The parameters; one that is null in the configuration is not sent. */
  public ConfValue.Mapping tree(Map<String, Object> given) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Parameter parameter : inputs) {
      Object value = given.get(parameter.input());
      if (!parameter.instead()) {
        put(tree, parameter.path(), value);
      } else if (value instanceof Map<?, ?> whole && !whole.isEmpty()) {
        check(parameter.input(), whole);
        tree.put(parameter.input(), whole);
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
    for (Parameter parameter : inputs) {
      if (!parameter.instead()
          && parameter.path().get(0).equals(key)
          && !has(whole, parameter.path())) {
        problems.add(
            "The input '"
                + key
                + "' of this run has no '"
                + String.join(".", parameter.path())
                + "', which this task reads. Give all of '"
                + key
                + "', or only what changes: the input '"
                + parameter.input()
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
