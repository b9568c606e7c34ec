package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.store.JobDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was asked of a run, beside what every job has.
 *
 * @param workflow the name of the Argo workflow that it would be
 * @param pipeline the pipeline whose version it is of; empty for a spec of its own
 * @param version likewise
 * @param recurring the recurring run that made it; empty if none did
 * @param parameters those that were given
 * @param root the pipeline root that was given; empty if none was
 * @param platform the settings for Kubernetes that came with the spec
 */
public record RunRequest(
    String id,
    String workflow,
    String displayName,
    String description,
    String experiment,
    String namespace,
    String account,
    String pipeline,
    String version,
    String recurring,
    Map<String, Object> parameters,
    String root,
    Map<String, Object> platform) {

  private static final String KEY = "kubeflow";

  /** What a job's definition says of the run that it is of. */
  public static RunRequest of(JobDefinition definition) {
    Map<String, Object> message = object(JsonValues.read(definition.requested()));
    Map<String, Object> run = object(message.get(KEY));
    return new RunRequest(
        text(run, "id"),
        text(run, "workflow"),
        text(message, "displayName"),
        text(run, "description"),
        text(run, "experiment"),
        text(run, "namespace"),
        text(run, "account"),
        text(run, "pipeline"),
        text(run, "version"),
        text(run, "recurring"),
        object(object(message.get("runtimeConfig")).get("parameterValues")),
        text(run, "root"),
        object(run.get("platform")));
  }

  /** For a job's definition; the names that every job has are where they are in others. */
  public String written() {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("id", id);
    run.put("workflow", workflow);
    run.put("description", description);
    run.put("experiment", experiment);
    run.put("namespace", namespace);
    run.put("account", account);
    run.put("pipeline", pipeline);
    run.put("version", version);
    run.put("recurring", recurring);
    run.put("root", root);
    run.put("platform", platform);
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("displayName", displayName);
    message.put("scheduleName", recurring);
    message.put("runtimeConfig", Map.of("parameterValues", parameters));
    message.put(KEY, run);
    return JsonValues.write(message);
  }

  private static String text(Map<String, Object> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  private static Map<String, Object> object(Object value) {
    return value instanceof Map ? JsonValues.object(value) : Map.of();
  }
}
