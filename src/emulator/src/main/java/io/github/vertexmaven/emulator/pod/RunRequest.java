package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.store.JobDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was asked of a run, beside what every job has.
 *
 * @param workflow the name of the Argo workflow that it would be
 * @param recurring the recurring run that made it; empty if none did
 * @param platform the settings for Kubernetes that came with the spec
 */
public record RunRequest(
    String id,
    String workflow,
    String recurring,
    RunTemplate template,
    Map<String, Object> platform) {

  private static final String KEY = "kubeflow";

  /** What a job's definition says of the run that it is of. */
  public static RunRequest of(JobDefinition definition) {
    Map<String, Object> message = object(JsonValues.read(definition.requested()));
    Map<String, Object> run = object(message.get(KEY));
    return new RunRequest(
        text(run, "id"),
        text(run, "workflow"),
        text(run, "recurring"),
        new RunTemplate(
            text(message, "displayName"),
            text(run, "description"),
            text(run, "experiment"),
            text(run, "namespace"),
            text(run, "account"),
            text(run, "pipeline"),
            text(run, "version"),
            object(object(message.get("runtimeConfig")).get("parameterValues")),
            text(run, "root")),
        object(run.get("platform")));
  }

  /** For a job's definition; the names that every job has are where they are in others. */
  public String written() {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("id", id);
    run.put("workflow", workflow);
    run.put("description", template.description());
    run.put("experiment", template.experiment());
    run.put("namespace", template.namespace());
    run.put("account", template.account());
    run.put("pipeline", template.pipeline());
    run.put("version", template.version());
    run.put("recurring", recurring);
    run.put("root", template.root());
    run.put("platform", platform);
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("displayName", template.displayName());
    message.put("scheduleName", recurring);
    message.put("runtimeConfig", Map.of("parameterValues", template.parameters()));
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
