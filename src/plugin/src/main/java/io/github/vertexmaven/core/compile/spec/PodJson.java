package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.conf.settings.KubernetesSettings;
import io.github.vertexmaven.core.conf.settings.KubernetesSettings.EmptyDir;
import io.github.vertexmaven.core.conf.settings.KubernetesSettings.Toleration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes {@code KubernetesExecutorConfig} of kubernetes_executor_config.proto: what a task's pod
 * asks of Kubernetes. Only what is asked for is written: a server drops, or refuses, what is newer
 * than itself. All of it is known from 2.3 on.
 *
 * @param selectors labels of the pod's machine
 */
record PodJson(KubernetesSettings pod, SortedMap<String, String> selectors) {

  /** Where the launcher finds the run's id when no output tells it; each pod has the label. */
  private static final String RUN_ID = "VERTEXAI_RUN_ID";

  private static final String RUN_ID_LABEL = "metadata.labels['pipeline/runid']";

  /**
   * The keys of the document.
   *
   * @param pullPolicy when the image is pulled
   * @param tellsRunId whether a variable of the task tells the run's id
   */
  SortedMap<String, Object> of(Optional<String> pullPolicy, boolean tellsRunId) {
    SortedMap<String, Object> json = new TreeMap<>();
    pod.timeout().map(Duration::toSeconds).ifPresent(limit -> deadline(limit, json));
    list("configMapAsEnv", pod.configMapsAsEnv(), (n, v) -> env("configMap", n, v), json);
    list(
        "configMapAsVolume",
        pod.configMapsAsVolume(),
        (name, path) -> ordered("configMapName", name, "mountPath", path),
        json);
    list("emptyDirMounts", pod.emptyDirs(), PodJson::emptyDir, json);
    pod.sharedMemory()
        .ifPresent(
            size -> json.put("enabledSharedMemory", ordered("size", size, "volumeName", "shm")));
    if (tellsRunId) {
      json.put("fieldPathAsEnv", List.of(ordered("fieldPath", RUN_ID_LABEL, "name", RUN_ID)));
    }
    pullPolicy.ifPresent(policy -> json.put("imagePullPolicy", policy));
    if (!pod.imagePullSecrets().isEmpty()) {
      json.put(
          "imagePullSecret",
          pod.imagePullSecrets().stream().map(name -> ordered("secretName", name)).toList());
    }
    if (!selectors.isEmpty()) {
      json.put("nodeSelector", ordered("labels", selectors));
    }
    metadata(json);
    list(
        "pvcMount",
        pod.claims(),
        (name, claim) -> {
          Map<String, Object> mount = ordered("constant", name, "mountPath", claim.mountPath());
          claim.subPath().ifPresent(path -> mount.put("subPath", path));
          return mount;
        },
        json);
    list("secretAsEnv", pod.secretsAsEnv(), (n, v) -> env("secret", n, v), json);
    list(
        "secretAsVolume",
        pod.secretsAsVolume(),
        (name, path) -> ordered("mountPath", path, "secretName", name),
        json);
    if (!pod.tolerations().isEmpty()) {
      json.put("tolerations", pod.tolerations().stream().map(PodJson::toleration).toList());
    }
    return json;
  }

  /** Numbers of 64 bits are texts in the JSON of protos. */
  private static void deadline(long seconds, Map<String, Object> json) {
    json.put("activeDeadlineSeconds", Long.toString(seconds));
  }

  private void metadata(Map<String, Object> json) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (!pod.annotations().isEmpty()) {
      metadata.put("annotations", new TreeMap<>(pod.annotations()));
    }
    if (!pod.labels().isEmpty()) {
      metadata.put("labels", new TreeMap<>(pod.labels()));
    }
    if (!metadata.isEmpty()) {
      json.put("podMetadata", metadata);
    }
  }

  private interface Item<T> {
    Map<String, Object> of(String name, T value);
  }

  private static <T> void list(
      String key, Map<String, T> named, Item<T> item, Map<String, Object> json) {
    if (!named.isEmpty()) {
      List<Object> items = new ArrayList<>();
      new TreeMap<>(named).forEach((name, value) -> items.add(item.of(name, value)));
      json.put(key, items);
    }
  }

  private static Map<String, Object> env(String kind, String name, Map<String, String> variables) {
    List<Object> keys = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach(
            (key, variable) ->
                keys.add(
                    kind.equals("secret")
                        ? ordered("envVar", variable, "secretKey", key)
                        : ordered("configMapKey", key, "envVar", variable)));
    return ordered("keyToEnv", keys, kind + "Name", name);
  }

  private static Map<String, Object> emptyDir(String name, EmptyDir folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    folder.medium().ifPresent(medium -> json.put("medium", medium));
    json.put("mountPath", folder.mountPath());
    folder.size().ifPresent(size -> json.put("sizeLimit", size));
    json.put("volumeName", name);
    return json;
  }

  private static Map<String, Object> toleration(Toleration taint) {
    Map<String, Object> json = new LinkedHashMap<>();
    taint.effect().ifPresent(effect -> json.put("effect", effect));
    taint.key().ifPresent(key -> json.put("key", key));
    json.put("operator", taint.operator().orElse("Equal"));
    taint.seconds().ifPresent(seconds -> json.put("tolerationSeconds", Long.toString(seconds)));
    taint.value().ifPresent(value -> json.put("value", value));
    return json;
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
