package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.engine.OutputPlan;
import io.github.vertexmaven.emulator.spec.ArtifactSchema;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Where the outputs of tasks go: {@code {root}/{pipeline}/{run}/{task}/{uuid}/{artifact}}. */
final class PodPlan {

  /** An artifact that no component declares: what the task printed. */
  static final String LOGS = "executor-logs";

  private static final String PARAMETERS = "/tmp/kfp/outputs/";
  private static final String FORMER_OUTPUT = "/tmp/kfp_outputs/output_metadata.json";
  private static final ArtifactSchema PLAIN = new ArtifactSchema("system.Artifact", "0.0.1", "");

  private PodPlan() {}

  /**
   * The plan of a task.
   *
   * @param run the URI of the run's folder
   * @param names makes the names of artifacts
   */
  static OutputPlan of(
      String run,
      TaskRecord.Identity task,
      Component component,
      KubeflowRelease release,
      UnaryOperator<String> names) {
    String folder = run + "/" + task.name() + "/" + UUID.randomUUID();
    Map<String, String> parameters = new LinkedHashMap<>();
    component.outputs().parameters().keySet().forEach(k -> parameters.put(k, PARAMETERS + k));
    Map<String, Artifact> artifacts = new LinkedHashMap<>();
    component
        .outputs()
        .artifacts()
        .forEach(
            (name, declared) ->
                artifacts.put(
                    name,
                    new Artifact(
                        names.apply(name),
                        declared.type(),
                        folder + "/" + name,
                        declared.metadata())));
    if (release.isFrom(2, 5) && component.body() instanceof Container) {
      artifacts.put(LOGS, new Artifact(names.apply(LOGS), PLAIN, folder + "/" + LOGS, Map.of()));
    }
    String output =
        release.isFrom(2, 15)
            ? PodPaths.of(folder).orElseThrow() + "/output_metadata.json"
            : FORMER_OUTPUT;
    return new OutputPlan(folder, parameters, artifacts, output);
  }
}
