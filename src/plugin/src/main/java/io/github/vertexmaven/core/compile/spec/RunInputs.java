package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.compile.parameter.ParameterPath;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.json.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parameters that the tasks of a spec read, as inputs of its runs. Each value stands in exactly
 * one input, so that a task is given what it reads and no more: the service keys its cache by that.
 *
 * <p>A top-level parameter of which a task reads only a part has an input for that part, one for
 * the rest if somebody reads all of it, and one of its own name with an empty map, which whoever
 * starts a run by hand can give instead of all of them. A selector on one input would need neither,
 * but Vertex AI evaluates {@code parseJson(string_value)} of texts only (kubeflow/pipelines#12191).
 */
final class RunInputs {

  private final RunParameters parameters;
  private final SortedSet<ParameterPath> reads = new TreeSet<>();
  private final SortedMap<ParameterPath, String> names = new TreeMap<>();
  private final Map<String, ParameterPart> parts = new TreeMap<>();
  private final Set<String> split = new HashSet<>();

  /**
   * The inputs for some tasks.
   *
   * @param tasks the nodes of each
   */
  RunInputs(RunParameters parameters, Collection<List<Node>> tasks) {
    this.parameters = parameters;
    tasks.forEach(nodes -> reads.addAll(parameters.of(nodes)));
    Set<String> taken = new HashSet<>(parameters.topLevel());
    for (ParameterPath path : reads) {
      SortedSet<ParameterPath> without = ParameterPart.below(path, reads);
      if (path.isTop() && without.isEmpty()) {
        names.put(path, path.top());
      } else {
        ParameterPart part = new ParameterPart(path, !without.isEmpty(), without);
        String name = part.name();
        for (int i = 2; !taken.add(name); i++) {
          name = part.name() + "_" + i;
        }
        names.put(path, name);
        parts.put(name, part);
        split.add(path.top());
      }
    }
  }

  RunParameters parameters() {
    return parameters;
  }

  /** The inputs of a task that runs these nodes. */
  SortedSet<String> of(Collection<Node> nodes) {
    SortedSet<String> inputs = new TreeSet<>();
    for (ParameterPath path : parameters.of(nodes)) {
      for (ParameterPath known : reads) {
        if (known.equals(path) || path.contains(known)) {
          inputs.add(names.get(known));
        }
      }
      if (isSplit(path.top())) {
        inputs.add(path.top());
      }
    }
    return inputs;
  }

  private boolean isSplit(String top) {
    return split.contains(top);
  }

  /** Definitions of inputs; a task's have no defaults, because the run always gives the value. */
  SortedMap<String, Parameter> definitions(Collection<String> inputs, boolean withDefaults) {
    SortedMap<String, Parameter> definitions = new TreeMap<>();
    for (String input : inputs) {
      definitions.put(input, definition(input, withDefaults));
    }
    return definitions;
  }

  private Parameter definition(String input, boolean withDefaults) {
    Object value = value(input);
    Optional<Object> given = withDefaults ? Optional.ofNullable(value) : Optional.empty();
    return new Parameter(
        isInstead(input) ? ParameterType.STRUCT : parameters.type(path(input), value),
        given,
        value == null || withDefaults,
        Optional.ofNullable(parts.get(input)));
  }

  private boolean isInstead(String input) {
    return !parts.containsKey(input) && isSplit(input);
  }

  private ParameterPath path(String input) {
    return parts.containsKey(input) ? parts.get(input).path() : new ParameterPath(List.of(input));
  }

  /** A value that is never absent: some versions of Kubeflow do not hand on what is. */
  private Object value(String input) {
    if (isInstead(input)) {
      return Map.of();
    }
    Optional<ConfValue> value =
        parts.containsKey(input)
            ? parts.get(input).in(parameters.tree())
            : parameters.tree().get(input);
    return value.map(ConfValue::plain).orElse(null);
  }

  /** For {@code task.json}: what the inputs are, those first that others are put into. */
  List<TaskFile.Parameter> described(Collection<String> inputs) {
    List<TaskFile.Parameter> described = new ArrayList<>();
    SortedMap<ParameterPath, String> sorted = new TreeMap<>();
    inputs.stream().filter(input -> !isInstead(input)).forEach(i -> sorted.put(path(i), i));
    sorted.forEach(
        (path, input) -> described.add(new TaskFile.Parameter(input, path.steps(), false)));
    for (String input : inputs) {
      if (isInstead(input)) {
        described.add(new TaskFile.Parameter(input, List.of(input), true));
      }
    }
    return described;
  }

  /** The length of the values as the service writes them. */
  int bytes(Collection<String> inputs) {
    int bytes = 0;
    for (String input : inputs) {
      bytes += bytes(input, value(input));
    }
    return bytes;
  }

  static int bytes(String input, Object value) {
    return PlainJson.compact(value).getBytes(StandardCharsets.UTF_8).length + input.length() + 4;
  }
}
