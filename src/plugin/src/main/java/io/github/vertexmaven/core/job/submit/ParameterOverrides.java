package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.compile.parameter.ParameterPath;
import io.github.vertexmaven.core.compile.spec.ParameterType;
import io.github.vertexmaven.core.compile.spec.ParameterValues;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters of a run that differ from those compiled into the spec. */
public final class ParameterOverrides {

  private final ConfValue.Mapping compiled;
  private final ConfValue.Mapping wanted;
  private final SortedMap<String, Parameter> inputs;
  private final Map<String, Object> overrides = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private ParameterOverrides(
      ConfValue.Mapping compiled, ConfValue.Mapping wanted, SortedMap<String, Parameter> inputs) {
    this.compiled = compiled;
    this.wanted = wanted;
    this.inputs = inputs;
  }

  /**
   * The new values by input.
   *
   * @param inputs the inputs of the spec; what no node reads is not sent
   * @throws UserException with everything that the service would refuse: a null in place of a
   *     default, a value of another type than the input's, a number that it would round
   */
  public static Map<String, Object> of(
      ConfValue.Mapping compiled, ConfValue.Mapping wanted, SortedMap<String, Parameter> inputs) {
    ParameterOverrides found = new ParameterOverrides(compiled, wanted, inputs);
    Set<String> split = RunValues.split(inputs);
    inputs.forEach(
        (input, defined) -> {
          if (split.contains(input)) {
            found.parts(input);
          } else if (defined.part().isEmpty()) {
            found.whole(input, defined);
          }
        });
    if (!found.problems.isEmpty()) {
      throw new UserException(found.problems);
    }
    return found.overrides;
  }

  private void whole(String key, Parameter input) {
    Object value = wanted.get(key).map(ConfValue::plain).orElse(null);
    Object before = compiled.get(key).map(ConfValue::plain).orElse(null);
    if (Objects.equals(value, before)) {
      return;
    }
    if (value == null) {
      problems.add(
          "Parameter '"
              + key
              + "' is compiled with a default, so a run cannot set it to null.\n"
              + "  Set it to null in conf/ and compile, or give it another value.");
    } else {
      check(wanted.keyAt(key), key, wanted.get(key).get(), input.type(), before);
    }
    overrides.put(key, value);
  }

  /** The parts that differ; all at once where parts cannot say it, because one is null now. */
  private void parts(String key) {
    Object value = wanted.get(key).map(ConfValue::plain).orElse(null);
    Object before = compiled.get(key).map(ConfValue::plain).orElse(null);
    if (Objects.equals(value, before)) {
      return;
    }
    if (!(value instanceof Map<?, ?>)) {
      ConfValue given = wanted.get(key).orElse(ConfValue.of(null, Location.of("")));
      check(wanted.keyAt(key), key, given, ParameterType.STRUCT, before);
      return;
    }
    Map<String, Object> changed = new TreeMap<>();
    boolean taken = false;
    for (Map.Entry<String, Parameter> input : inputs.entrySet()) {
      ParameterPart part = input.getValue().part().orElse(null);
      if (part != null && part.path().top().equals(key) && isThere(part.path())) {
        Optional<ConfValue> now = part.in(wanted);
        Object then = part.in(compiled).map(ConfValue::plain).orElse(null);
        if (!Objects.equals(now.map(ConfValue::plain).orElse(null), then)) {
          taken |= now.get().plain() == null;
          changed.put(input.getKey(), now.get().plain());
          check(part.path(), now.get(), input.getValue().type(), then);
        }
      }
    }
    if (taken) {
      overrides.put(key, value);
    } else {
      overrides.putAll(changed);
    }
  }

  private boolean isThere(ParameterPath path) {
    if (path.in(wanted).isPresent()) {
      return true;
    }
    problems.add(
        wanted.keyAt(path.top())
            + ": parameter '"
            + path
            + "', which the pipeline reads, is not among the values given for '"
            + path.top()
            + "'.\n  Give all of '"
            + path.top()
            + "', or only what changes.");
    return false;
  }

  private void check(ParameterPath path, ConfValue value, ParameterType type, Object before) {
    List<String> steps = path.steps();
    ConfValue.Mapping parent =
        steps.size() == 1
            ? wanted
            : (ConfValue.Mapping)
                new ParameterPath(steps.subList(0, steps.size() - 1)).in(wanted).orElseThrow();
    if (value.plain() == null) {
      return;
    }
    check(parent.keyAt(steps.get(steps.size() - 1)), path.toString(), value, type, before);
  }

  private void check(Location at, String key, ConfValue value, ParameterType type, Object before) {
    List<String> found = ParameterValues.problems(value, key);
    problems.addAll(found);
    if (found.isEmpty() && !ParameterValues.fits(type, value.plain())) {
      problems.add(
          at
              + ": "
              + key
              + ": the spec takes "
              + ParameterValues.words(type)
              + ", found "
              + value.words()
              + ".\n  "
              + remedy(type, before));
    }
  }

  /** The kind of an input is that of its value in {@code conf/}; a null there has none. */
  private static String remedy(ParameterType type, Object before) {
    return before == null
        ? "It is null in conf/ and was compiled as "
            + ParameterValues.words(type)
            + "; give it a value there and compile."
        : "Change its kind in conf/ and compile, or give a value of that kind.";
  }
}
