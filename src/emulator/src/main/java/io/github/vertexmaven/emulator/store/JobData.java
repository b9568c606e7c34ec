package io.github.vertexmaven.emulator.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where the data of a job lies, and whose data it uses.
 *
 * @param place the folder of its own below the pipeline root, a URI without a slash at its end
 * @param uses resource names of the jobs whose results it took, and URIs of artifacts that lie
 *     elsewhere; where there are many, what they have in front
 */
public record JobData(String place, Set<String> uses) {

  private static final int MOST = 1000;

  public JobData {
    uses = Set.copyOf(uses);
  }

  /** Of a job before its first task. */
  static JobData of(JobDefinition request) {
    JobKey key = request.key();
    String folder =
        key.isRun()
            ? pipeline(request.spec()) + "/" + key.runId()
            : key.projectNumber() + "/" + key.id();
    String place = request.root() + "/" + folder;
    return new JobData(place, elsewhere(place, request.inputs()));
  }

  /** What one more task uses. */
  Set<String> usedBy(TaskRecord task) {
    return task.origin().isPresent()
        ? Set.of(task.origin().get().job())
        : elsewhere(place, task.outputs());
  }

  JobData with(Collection<String> used) {
    return new JobData(place, shortened(used));
  }

  private static Set<String> elsewhere(String place, Values values) {
    Map<String, List<Artifact>> artifacts = values.artifacts();
    return artifacts.isEmpty()
        ? Set.of()
        : artifacts.values().stream()
            .flatMap(List::stream)
            .map(Artifact::uri)
            .filter(uri -> !uri.startsWith(place + "/"))
            .collect(Collectors.toSet());
  }

  /** The name in a spec's document, which may wrap the spec. */
  static String pipeline(Map<String, Object> document) {
    Object spec = document.getOrDefault("pipelineSpec", document);
    return spec instanceof Map<?, ?> map && map.get("pipelineInfo") instanceof Map<?, ?> info
        ? String.valueOf(info.get("name"))
        : "";
  }

  private static Set<String> shortened(Collection<String> names) {
    Set<String> found = new TreeSet<>(names);
    while (found.size() > MOST) {
      found = found.stream().map(JobData::parent).collect(Collectors.toCollection(TreeSet::new));
    }
    return found;
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
