package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pipelines and versions as the server speaks of them (pipeline.proto). */
record PipelineMessages(KubeflowRelease release) {

  private static final Set<String> PIPELINE =
      Set.of("pipeline_id", "display_name", "description", "created_at", "namespace", "error");
  private static final Set<String> VERSION =
      Set.of(
          "pipeline_id",
          "pipeline_version_id",
          "display_name",
          "description",
          "created_at",
          "package_url",
          "code_source_url",
          "pipeline_spec",
          "error");

  Set<String> pipelineFields() {
    return known(PIPELINE);
  }

  Set<String> versionFields() {
    return known(VERSION);
  }

  private Set<String> known(Set<String> always) {
    Set<String> known = new HashSet<>(always);
    if (release.isFrom(2, 14)) {
      known.add("name");
    }
    if (release.isFrom(2, 17)) {
      known.add("tags");
    }
    return known;
  }

  Answer of(StoredPipeline pipeline) {
    return with(
        new Answer()
            .put("pipeline_id", pipeline.id())
            .put("display_name", pipeline.displayName())
            .put("description", pipeline.description())
            .put("created_at", pipeline.created())
            .put("namespace", pipeline.namespace()),
        pipeline.name(),
        pipeline.tags());
  }

  Answer of(StoredVersion version) {
    Optional<Answer> url =
        version.packageUrl().isEmpty()
            ? Optional.empty()
            : Optional.of(new Answer().put("pipeline_url", version.packageUrl()));
    return with(
        new Answer()
            .put("pipeline_id", version.pipeline())
            .put("pipeline_version_id", version.id())
            .put("display_name", version.displayName())
            .put("description", version.description())
            .put("created_at", version.created())
            .put("package_url", url)
            .put("code_source_url", version.codeSource())
            .put("pipeline_spec", version.manifest().struct()),
        version.name(),
        version.tags());
  }

  private Answer with(Answer message, String name, Map<String, String> tags) {
    if (release.isFrom(2, 14)) {
      message.put("name", name);
    }
    if (release.isFrom(2, 17)) {
      message.put("tags", tags);
    }
    return message;
  }
}
