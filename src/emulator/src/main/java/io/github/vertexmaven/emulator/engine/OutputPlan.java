package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a task's outputs go, decided before it runs: {@code
 * {root}/{projectNumber}/{jobId}/{task}_{taskId}/}, as the service lays them out.
 *
 * @param folder the URI of the task's folder
 * @param parameters the URI of the file of each output parameter
 * @param artifacts each output artifact, named and placed
 */
record OutputPlan(String folder, Map<String, String> parameters, Map<String, Artifact> artifacts) {

  static OutputPlan of(JobDefinition request, TaskRecord.Identity task, Component component) {
    String folder =
        String.join(
            "/",
            request.root(),
            Long.toString(request.key().projectNumber()),
            request.key().id(),
            task.name() + "_" + task.id());
    Map<String, String> parameters = new LinkedHashMap<>();
    component.outputs().parameters().keySet().forEach(k -> parameters.put(k, folder + "/" + k));
    Map<String, Artifact> artifacts = new LinkedHashMap<>();
    component
        .outputs()
        .artifacts()
        .forEach(
            (name, declared) ->
                artifacts.put(
                    name,
                    new Artifact(
                        Ids.artifact(request.key()),
                        declared.type(),
                        folder + "/" + name,
                        declared.metadata())));
    return new OutputPlan(folder, parameters, artifacts);
  }

  /** The URI of the file that a task may describe its outputs in. */
  String executorOutput() {
    return folder + "/executor_output.json";
  }

  /** The root is in a bucket, so everything below it has a mounted path. */
  static String path(String uri) {
    return BucketFolders.mounted(uri).orElseThrow();
  }
}
