package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values that a run's inputs carry, put together to the tree of parameters that its nodes read.
 */
final class RunValues {

  private final SortedMap<String, Parameter> inputs;
  private final Map<String, Object> tree = new TreeMap<>();

  /** Those that the spec has itself. */
  RunValues(SortedMap<String, Parameter> inputs) {
    this.inputs = inputs;
    Map<String, Object> defaults = new TreeMap<>();
    inputs.forEach(
        (input, defined) -> defined.defaultValue().ifPresent(value -> defaults.put(input, value)));
    put(defaults);
  }

  /** The top-level parameters that inputs carry in parts. */
  static Set<String> split(SortedMap<String, Parameter> inputs) {
    return inputs.values().stream()
        .flatMap(input -> input.part().stream())
        .map(part -> part.path().top())
        .collect(Collectors.toSet());
  }

  /** Values by input; one for all of a parameter goes before those for parts of it. */
  void put(Map<String, Object> values) {
    values.forEach(
        (input, value) -> {
          if (part(input) == null) {
            whole(input, value);
          }
        });
    values.forEach(
        (input, value) -> {
          if (part(input) != null && part(input).isRest()) {
            put(part(input), value);
          }
        });
    values.forEach(
        (input, value) -> {
          if (part(input) != null && !part(input).isRest()) {
            put(part(input), value);
          }
        });
  }

  private ParameterPart part(String input) {
    return inputs.containsKey(input) ? inputs.get(input).part().orElse(null) : null;
  }

  /** What a value for all of a parameter lacks, but tasks read, stays as it was. */
  private void whole(String key, Object value) {
    if (split(inputs).contains(key) && value instanceof Map<?, ?> map && map.isEmpty()) {
      return;
    }
    ConfValue.Mapping before = tree();
    tree.put(key, value);
    inputs
        .values()
        .forEach(
            input ->
                input
                    .part()
                    .filter(part -> part.path().top().equals(key))
                    .filter(part -> part.path().in(tree()).isEmpty())
                    .ifPresent(part -> part.in(before).ifPresent(old -> put(part, old.plain()))));
  }

  private void put(ParameterPart part, Object value) {
    Map<String, Object> kept = new TreeMap<>();
    for (var other : part.without()) {
      other.in(tree()).ifPresent(old -> kept.put(other.key(), old.plain()));
    }
    put(tree, part.path().steps(), value);
    part.without().stream()
        .filter(other -> kept.containsKey(other.key()))
        .forEach(other -> put(tree, other.steps(), kept.get(other.key())));
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, List<String> steps, Object value) {
    String key = steps.get(0);
    if (steps.size() == 1) {
      tree.put(key, value);
      return;
    }
    Map<String, Object> inner =
        tree.get(key) instanceof Map<?, ?> map
            ? new LinkedHashMap<>((Map<String, Object>) map)
            : new LinkedHashMap<>();
    put(inner, steps.subList(1, steps.size()), value);
    tree.put(key, inner);
  }

  ConfValue.Mapping tree() {
    return tree("the parameters of the run");
  }

  ConfValue.Mapping tree(String source) {
    return (ConfValue.Mapping) ConfValue.of(tree, Location.of(source));
  }
}
