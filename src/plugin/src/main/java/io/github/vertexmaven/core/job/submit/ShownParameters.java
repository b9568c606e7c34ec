package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.compile.document.SpecDefinition;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a job as people know them: by the names of {@code conf/}, not by input. */
public final class ShownParameters {

  private ShownParameters() {}

  /**
   * The values by parameter.
   *
   * @param spec the job's spec, JSON
   * @param values those that the job is given, by input
   */
  public static Map<String, Object> of(String spec, Map<String, Object> values) {
    Map<String, Object> shown = new TreeMap<>();
    if (!values.isEmpty()) {
      SpecDocument read = SpecDocument.parse(spec);
      values.forEach((input, value) -> shown.put(name(read, input), value));
    }
    return shown;
  }

  /** What people call the parameter that an input carries. */
  static String name(SpecDocument spec, String input) {
    return Optional.ofNullable(spec.inputs().parameters().get(input))
        .map(SpecDefinition::shown)
        .orElse(input);
  }
}
