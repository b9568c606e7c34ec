package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.document.SpecDefinition;
import io.github.vertexmaven.core.compile.document.SpecDefinitions;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.compile.parameter.ParameterPath;
import io.github.vertexmaven.core.compile.spec.ParameterType;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters that the inputs of a spec file carry in parts: {@code db.host} is given by that
 * name, or as a part of {@code db}.
 */
final class InputParts {

  private final SortedMap<String, Parameter> inputs = new TreeMap<>();
  private final String source;

  /**
   * The parts of a spec.
   *
   * @param defined the definitions of its inputs
   * @param source where it is from, for messages
   */
  InputParts(SpecDefinitions defined, String source) {
    this.source = source;
    defined
        .parts()
        .forEach((name, part) -> inputs.put(name, input(defined.parameters().get(name), part)));
    for (String top : RunValues.split(inputs)) {
      inputs.put(top, new Parameter(ParameterType.STRUCT, Optional.empty(), true));
    }
  }

  private static Parameter input(SpecDefinition input, ParameterPart part) {
    return new Parameter(
        input.parameterType().flatMap(ParameterType::named).orElse(ParameterType.STRING),
        Optional.ofNullable(input.defaultValue()),
        true,
        Optional.of(part));
  }

  /**
   * The same values by input.
   *
   * @throws UserException for what no input carries, or cannot carry
   */
  Map<String, Object> byInput(Map<String, Object> given) {
    RunValues values = new RunValues(inputs);
    ConfValue.Mapping own = values.tree();
    Map<String, Object> others = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    given.forEach(
        (key, value) -> {
          Optional<String> top = top(key);
          if (top.isEmpty()) {
            others.put(key, value);
          } else if (inputs.get(key) != null && inputs.get(key).part().isPresent()) {
            values.put(Collections.singletonMap(key, value));
          } else if (key.equals(top.get()) && !(value instanceof Map<?, ?>)) {
            others.put(key, value);
          } else {
            Map<String, Object> tree = nested(key, value);
            check(List.of(), tree, problems);
            Object before = values.tree().get(top.get()).map(ConfValue::plain).orElse(null);
            values.put(Map.of(top.get(), merged(before, tree.get(top.get()))));
          }
        });
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    others.putAll(ParameterOverrides.of(own, values.tree("-Dvertexai.params"), inputs));
    return others;
  }

  private Optional<String> top(String key) {
    if (inputs.containsKey(key)) {
      return Optional.of(inputs.get(key).part().map(part -> part.path().top()).orElse(key));
    }
    int dot = key.indexOf('.');
    return Optional.of(dot < 0 ? "" : key.substring(0, dot)).filter(inputs::containsKey);
  }

  private static Map<String, Object> nested(String key, Object value) {
    int dot = key.indexOf('.');
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(
        dot < 0 ? key : key.substring(0, dot),
        dot < 0 ? value : nested(key.substring(dot + 1), value));
    return map;
  }

  /** Nothing that is given is left aside in silence. */
  private void check(List<String> above, Map<?, ?> given, List<String> problems) {
    given.forEach(
        (key, value) -> {
          List<String> steps = new ArrayList<>(above);
          steps.add(String.valueOf(key));
          ParameterPath path = new ParameterPath(steps);
          if (!isCarried(path) && value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            check(steps, inner, problems);
          } else if (!isCarried(path)) {
            problems.add(
                "-Dvertexai.params: "
                    + path
                    + " is not an input of "
                    + source
                    + DidYouMean.suffix(known(), path.toString()));
          }
        });
  }

  private boolean isCarried(ParameterPath path) {
    return inputs.values().stream()
        .flatMap(input -> input.part().stream())
        .anyMatch(part -> part.path().equals(path) || part.path().contains(path));
  }

  private List<String> known() {
    return inputs.values().stream()
        .flatMap(input -> input.part().stream())
        .map(part -> part.path().toString())
        .toList();
  }

  /** A value over another: a map changes what it names only. */
  static Object merged(Object own, Object given) {
    if (!(own instanceof Map<?, ?> before) || !(given instanceof Map<?, ?> after)) {
      return given;
    }
    Map<String, Object> both = new LinkedHashMap<>();
    before.forEach((key, value) -> both.put(String.valueOf(key), value));
    after.forEach(
        (key, value) ->
            both.put(String.valueOf(key), merged(both.get(String.valueOf(key)), value)));
    return both;
  }
}
