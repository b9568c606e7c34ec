package io.github.vertexmaven.core.submit;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.config.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a run that differ from those compiled into the spec. */
public final class ParameterOverrides {

  private ParameterOverrides() {}

  /**
   * The new values by top-level key.
   *
   * @param inputs the inputs of the spec; what no node reads is not sent
   * @throws UserException for a null in place of a default, because no run can say that
   */
  public static Map<String, Object> of(
      ConfValue.Mapping compiled, ConfValue.Mapping wanted, Set<String> inputs) {
    Map<String, Object> overrides = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (String key : inputs) {
      Object value = wanted.get(key).map(ConfValue::plain).orElse(null);
      Object before = compiled.get(key).map(ConfValue::plain).orElse(null);
      if (value == null && before != null) {
        problems.add(
            "Parameter '"
                + key
                + "' is compiled with a default, so a run cannot set it to null.\n"
                + "  Set it to null in conf/ and compile, or give it another value.");
      } else if (!Objects.equals(value, before)) {
        overrides.put(key, value);
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    return overrides;
  }
}
