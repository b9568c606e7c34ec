package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which settings of executors a release knows (kubernetes_executor_config.proto). */
final class PlatformFields {

  /** Earlier releases drop what they do not know, and say nothing. */
  private static final int STRICT_FROM = 14;

  /** The minor release of 2 that first knows a field. */
  private static final Map<String, Integer> SINCE = since();

  private PlatformFields() {}

  private static Map<String, Integer> since() {
    Map<String, Integer> since = new LinkedHashMap<>();
    List.of("secretAsEnv", "secretAsVolume", "pvcMount", "nodeSelector")
        .forEach(name -> since.put(name, 0));
    List.of(
            "podMetadata",
            "imagePullSecret",
            "imagePullPolicy",
            "configMapAsVolume",
            "configMapAsEnv",
            "activeDeadlineSeconds",
            "fieldPathAsEnv",
            "tolerations",
            "genericEphemeralVolume",
            "nodeAffinity",
            "podAffinity")
        .forEach(name -> since.put(name, 2));
    List.of("enabledSharedMemory", "emptyDirMounts").forEach(name -> since.put(name, 3));
    since.put("securityContext", 17);
    since.put("initContainers", 18);
    return since;
  }

  /** Refuses settings of executors that a strict release does not know. */
  static void check(Map<String, Object> platform, KubeflowRelease release) {
    if (!release.isFrom(2, STRICT_FROM)) {
      return;
    }
    Map<String, Object> executors =
        at(at(at(at(platform, "platforms"), "kubernetes"), "deploymentSpec"), "executors");
    executors.forEach(
        (label, config) -> {
          for (String name : at(executors, label).keySet()) {
            if (!SINCE.containsKey(name) || !release.isFrom(2, SINCE.get(name))) {
              throw ApiFault.internal(
                  "Failed to create a run due to error unmarshalling the kubernetes config of "
                      + label,
                  "proto: unknown field \"" + name + "\"");
            }
          }
        });
  }

  private static Map<String, Object> at(Map<String, Object> map, String key) {
    return map.get(key) instanceof Map<?, ?> inner ? JsonValues.object(inner) : Map.of();
  }
}
