package io.github.vertexmaven.core.compile.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a platform document as a strict reader of its protos would: {@code PlatformSpec} of
 * pipeline_spec.proto, {@code KubernetesExecutorConfig} of kubernetes_executor_config.proto. Fields
 * that these lack and values of other types are faults. Knows nothing of how we write it.
 */
final class StrictPlatform {

  /** Message, field, type; {@code []} for a list, {@code {}} for a map by text. */
  private static final String PROTOS =
      """
      PlatformSpec platforms SinglePlatformSpec{}
      SinglePlatformSpec platform string
      SinglePlatformSpec version string
      SinglePlatformSpec deploymentSpec PlatformDeploymentConfig
      SinglePlatformSpec pipelineConfig PipelineConfig
      PlatformDeploymentConfig executors KubernetesExecutorConfig{}
      PipelineConfig resourceTtlOnCompletion int32
      PipelineConfig resourceTtlOnSuccess int32
      PipelineConfig resourceTtlOnFailure int32
      PipelineConfig activeDeadlineSeconds int64
      KubernetesExecutorConfig secretAsVolume SecretAsVolume[]
      KubernetesExecutorConfig secretAsEnv SecretAsEnv[]
      KubernetesExecutorConfig pvcMount PvcMount[]
      KubernetesExecutorConfig nodeSelector NodeSelector
      KubernetesExecutorConfig podMetadata PodMetadata
      KubernetesExecutorConfig imagePullSecret ImagePullSecret[]
      KubernetesExecutorConfig imagePullPolicy string
      KubernetesExecutorConfig configMapAsVolume ConfigMapAsVolume[]
      KubernetesExecutorConfig configMapAsEnv ConfigMapAsEnv[]
      KubernetesExecutorConfig activeDeadlineSeconds int64
      KubernetesExecutorConfig fieldPathAsEnv FieldPathAsEnv[]
      KubernetesExecutorConfig tolerations Toleration[]
      KubernetesExecutorConfig enabledSharedMemory EnabledSharedMemory
      KubernetesExecutorConfig emptyDirMounts EmptyDirMount[]
      SecretAsVolume secretName string
      SecretAsVolume mountPath string
      SecretAsVolume optional bool
      SecretAsEnv secretName string
      SecretAsEnv keyToEnv SecretKeyToEnvMap[]
      SecretAsEnv optional bool
      SecretKeyToEnvMap secretKey string
      SecretKeyToEnvMap envVar string
      ConfigMapAsVolume configMapName string
      ConfigMapAsVolume mountPath string
      ConfigMapAsVolume optional bool
      ConfigMapAsEnv configMapName string
      ConfigMapAsEnv keyToEnv ConfigMapKeyToEnvMap[]
      ConfigMapAsEnv optional bool
      ConfigMapKeyToEnvMap configMapKey string
      ConfigMapKeyToEnvMap envVar string
      PvcMount constant string
      PvcMount mountPath string
      PvcMount subPath string
      NodeSelector labels string{}
      PodMetadata labels string{}
      PodMetadata annotations string{}
      ImagePullSecret secretName string
      FieldPathAsEnv name string
      FieldPathAsEnv fieldPath string
      Toleration key string
      Toleration operator string
      Toleration value string
      Toleration effect string
      Toleration tolerationSeconds int64
      EnabledSharedMemory volumeName string
      EnabledSharedMemory size string
      EmptyDirMount volumeName string
      EmptyDirMount mountPath string
      EmptyDirMount medium string
      EmptyDirMount sizeLimit string
      """;

  private static final Map<String, Map<String, String>> MESSAGES = messages();

  private final List<String> faults = new ArrayList<>();

  private StrictPlatform() {}

  private static Map<String, Map<String, String>> messages() {
    Map<String, Map<String, String>> messages = new HashMap<>();
    PROTOS
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            field ->
                messages
                    .computeIfAbsent(field[0], any -> new LinkedHashMap<>())
                    .put(field[1], field[2]));
    return messages;
  }

  /**
   * What is wrong with a platform document.
   *
   * @param spec the pipeline spec, whose executors the document speaks of
   */
  static List<String> faults(String document, String spec) {
    StrictPlatform strict = new StrictPlatform();
    JsonObject json = JsonParser.parseString(document).getAsJsonObject();
    strict.message(json, "PlatformSpec", "");
    Set<String> known =
        JsonParser.parseString(spec)
            .getAsJsonObject()
            .getAsJsonObject("deploymentSpec")
            .getAsJsonObject("executors")
            .keySet();
    JsonObject kubernetes = json.getAsJsonObject("platforms").getAsJsonObject("kubernetes");
    if (kubernetes.has("deploymentSpec")) {
      kubernetes
          .getAsJsonObject("deploymentSpec")
          .getAsJsonObject("executors")
          .keySet()
          .forEach(label -> strict.require(known.contains(label), label + " is no executor"));
    }
    return strict.faults;
  }

  private void message(JsonElement value, String message, String at) {
    require(value.isJsonObject(), at + " is a " + message);
    Map<String, String> fields = MESSAGES.get(message);
    value
        .getAsJsonObject()
        .entrySet()
        .forEach(
            each -> {
              String path = at + "/" + each.getKey();
              String type = fields.get(each.getKey());
              require(type != null, path + " is no field of " + message);
              if (type != null) {
                field(each.getValue(), type, path);
              }
            });
  }

  private void field(JsonElement value, String type, String at) {
    String each = type.replaceAll("\\W", "");
    if (type.endsWith("[]")) {
      require(value.isJsonArray() && !value.getAsJsonArray().isEmpty(), at + " is a list");
      value.getAsJsonArray().forEach(item -> single(item, each, at));
    } else if (type.endsWith("{}")) {
      require(value.isJsonObject() && value.getAsJsonObject().size() > 0, at + " is a map");
      value.getAsJsonObject().entrySet().forEach(e -> single(e.getValue(), each, at));
    } else {
      single(value, each, at);
    }
  }

  private void single(JsonElement value, String type, String at) {
    if (MESSAGES.containsKey(type)) {
      message(value, type, at);
      return;
    }
    require(value.isJsonPrimitive(), at + " is a " + type);
    boolean text = value.getAsJsonPrimitive().isString();
    boolean fits =
        switch (type) {
          case "string" -> text;
          case "bool" -> value.getAsJsonPrimitive().isBoolean();
          // Numbers of 64 bits are written as texts.
          case "int64" -> text && value.getAsString().matches("-?[0-9]+");
          default -> value.getAsJsonPrimitive().isNumber();
        };
    require(fits, at + " is a " + type);
  }

  private void require(boolean fine, String what) {
    if (!fine) {
      faults.add(what);
    }
  }
}
