package io.github.vertexmaven.core.submit;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.spec.ParameterType;
import io.github.vertexmaven.core.spec.ParameterValues;
import io.github.vertexmaven.core.spec.PipelineSpec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters of a run that differ from those compiled into the spec. */
public final class ParameterOverrides {

  private ParameterOverrides() {}

  /**
   * The new values by top-level key.
   *
   * @param inputs the inputs of the spec; what no node reads is not sent
   * @throws UserException with everything that the service would refuse: a null in place of a
   *     default, a value of another type than the input's, a number that it would round
   */
  public static Map<String, Object> of(
      ConfValue.Mapping compiled, ConfValue.Mapping wanted, SortedMap<String, Parameter> inputs) {
    Map<String, Object> overrides = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    inputs.forEach(
        (key, input) -> {
          Object value = wanted.get(key).map(ConfValue::plain).orElse(null);
          Object before = compiled.get(key).map(ConfValue::plain).orElse(null);
          if (!Objects.equals(value, before)) {
            problems.addAll(problems(key, wanted, input, before));
            overrides.put(key, value);
          }
        });
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    return overrides;
  }

  private static List<String> problems(
      String key, ConfValue.Mapping wanted, Parameter input, Object before) {
    ConfValue value = wanted.get(key).orElse(null);
    if (value == null || value.plain() == null) {
      return List.of(
          "Parameter '"
              + key
              + "' is compiled with a default, so a run cannot set it to null.\n"
              + "  Set it to null in conf/ and compile, or give it another value.");
    }
    List<String> problems = new ArrayList<>(ParameterValues.problems(value, key));
    if (problems.isEmpty() && !ParameterValues.fits(input.type(), value.plain())) {
      problems.add(
          wanted.keyAt(key)
              + ": "
              + key
              + ": the spec takes "
              + ParameterValues.words(input.type())
              + ", found "
              + value.words()
              + ".\n  "
              + remedy(input.type(), before));
    }
    return problems;
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
