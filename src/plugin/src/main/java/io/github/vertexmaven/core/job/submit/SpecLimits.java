package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.compile.spec.TaskLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the tasks of a spec file can be started with the parameters of a run. */
final class SpecLimits {

  private static final ConfValue.Mapping NONE = ConfValue.Mapping.empty(Location.of(""));

  private final ConfValue.Mapping spec;
  private final Map<String, Object> values = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private SpecLimits(ConfValue.Mapping spec, Map<String, Object> given) {
    this.spec = spec;
    at(spec, "root", "inputDefinitions", "parameters")
        .entries()
        .forEach(
            (name, input) ->
                child(input, "defaultValue").ifPresent(v -> values.put(name, v.plain())));
    values.putAll(given);
  }

  /** The problems; inner tasks are looked at as far as inputs go through to them by one name. */
  static List<String> problems(ConfValue.Mapping spec, Map<String, Object> given) {
    SpecLimits limits = new SpecLimits(spec, given);
    limits.dag(at(spec, "root"));
    at(spec, "components").entries().values().forEach(limits::dag);
    return limits.problems;
  }

  private void dag(ConfValue component) {
    at(component, "dag", "tasks").entries().forEach(this::task);
  }

  private void task(String key, ConfValue task) {
    String component = text(at(task, "componentRef"), "name");
    String label = text(at(spec, "components", component), "executorLabel");
    if (!takesAll(at(spec, "deploymentSpec", "executors", label, "container"))) {
      return;
    }
    Map<String, Object> given = new TreeMap<>();
    at(task, "inputs", "parameters")
        .entries()
        .forEach((input, from) -> given.put(input, value(from)));
    String name = text(at(task, "taskInfo"), "name");
    TaskLimits.problem(name.isEmpty() ? key : name, given).ifPresent(problems::add);
  }

  private Object value(ConfValue from) {
    return child(from, "parameterExpressionSelector").isPresent()
        ? null
        : values.get(text(from, "componentInputParameter"));
  }

  /** The limit is that of an argument, which holds all values where a task asks for them so. */
  private static boolean takesAll(ConfValue.Mapping container) {
    return List.of("command", "args").stream()
        .flatMap(key -> container.get(key).stream())
        .anyMatch(
            words ->
                words instanceof ConfValue.Sequence all
                    && all.items().stream().anyMatch(word -> "{{$}}".equals(word.plain())));
  }

  private static ConfValue.Mapping at(ConfValue in, String... path) {
    ConfValue found = in;
    for (String key : path) {
      found = child(found, key).orElse(NONE);
    }
    return found instanceof ConfValue.Mapping mapping ? mapping : NONE;
  }

  private static Optional<ConfValue> child(ConfValue in, String key) {
    return in instanceof ConfValue.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  private static String text(ConfValue in, String key) {
    return child(in, key).map(value -> String.valueOf(value.plain())).orElse("");
  }
}
