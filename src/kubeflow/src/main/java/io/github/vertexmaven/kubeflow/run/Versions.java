package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.kubeflow.api.ApiAction;
import io.github.vertexmaven.kubeflow.api.Installation;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The specs of runs, which a run has itself or names by a version of a pipeline. */
final class Versions {

  private static final String GONE = "The version was deleted.";

  private final Installation installation;
  private final Map<String, SubmittedSpec> known = new ConcurrentHashMap<>();

  Versions(Installation installation) {
    this.installation = installation;
  }

  /** The spec; an empty one when its version is gone. */
  SubmittedSpec spec(ApiFields run) {
    if (run.has("pipeline_spec")) {
      return SubmittedSpec.of(run.fields("pipeline_spec"));
    }
    ApiFields reference = run.fields("pipeline_version_reference");
    String path =
        "pipelines/"
            + reference.text("pipeline_id").orElse("")
            + "/versions/"
            + reference.text("pipeline_version_id").orElse("");
    return reference.text("pipeline_version_id").isEmpty()
        ? SubmittedSpec.of(ApiFields.empty())
        : known.computeIfAbsent(path, this::read);
  }

  private SubmittedSpec read(String path) {
    try {
      ApiFields version =
          installation
              .api()
              .get(
                  new ApiAction("read a version of a pipeline", GONE),
                  Installation.path(path),
                  Map.of());
      return SubmittedSpec.of(version.fields("pipeline_spec"));
    } catch (RemoteException e) {
      if (e.kind() == RemoteException.Kind.NOT_FOUND) {
        return SubmittedSpec.of(ApiFields.empty());
      }
      throw e;
    }
  }
}
