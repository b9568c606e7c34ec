package io.github.vertexmaven.emulator.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tasks and what the whole gives to the outside.
 *
 * @param parameterOutputs for each output the subtasks that may yield it; more than one is a "one
 *     of"
 * @param artifactOutputs likewise
 */
public record DagSpec(
    Map<String, Task> tasks,
    Map<String, List<Source.Task>> parameterOutputs,
    Map<String, List<Source.Task>> artifactOutputs)
    implements Component.Body {

  public DagSpec {
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    parameterOutputs = Collections.unmodifiableMap(new LinkedHashMap<>(parameterOutputs));
    artifactOutputs = Collections.unmodifiableMap(new LinkedHashMap<>(artifactOutputs));
  }
}
