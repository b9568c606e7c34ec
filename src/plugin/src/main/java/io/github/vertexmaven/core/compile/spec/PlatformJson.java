package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.json.LenientFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** Writes {@code PlatformSpec} of pipeline_spec.proto: what only Kubernetes understands. */
final class PlatformJson {

  private PlatformJson() {}

  /**
   * The document; none when there is nothing to say.
   *
   * @param tasks all tasks of the spec, however deep they are
   */
  static LenientFields of(PipelineSpec spec, SortedMap<String, Task> tasks) {
    Map<String, Object> kubernetes = new LinkedHashMap<>();
    Map<String, Object> executors = new LinkedHashMap<>();
    tasks.forEach(
        (name, task) -> {
          if (task instanceof ContainerTask container && !container.container().pod().isEmpty()) {
            executors.put("exec-" + name, container.container().pod());
          }
        });
    if (!executors.isEmpty()) {
      kubernetes.put("deploymentSpec", Map.of("executors", executors));
    }
    if (!spec.pipelineConfig().isEmpty()) {
      kubernetes.put("pipelineConfig", spec.pipelineConfig());
    }
    return LenientFields.of(
        kubernetes.isEmpty() ? null : Map.of("platforms", Map.of("kubernetes", kubernetes)));
  }
}
