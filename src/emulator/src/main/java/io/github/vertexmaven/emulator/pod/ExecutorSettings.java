package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.engine.TaskFailed;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.pod.KubernetesObjects.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a platform for one executor: KubernetesExecutorConfig, as JSON has it. */
record ExecutorSettings(Map<String, Object> config) {

  /** Those of an executor in the document {@code platforms}. */
  static ExecutorSettings of(Map<String, Object> platform, String label) {
    Object config = platform;
    for (String key : List.of("platforms", "kubernetes", "deploymentSpec", "executors", label)) {
      config = config instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return new ExecutorSettings(config instanceof Map ? JsonValues.object(config) : Map.of());
  }

  Optional<Duration> deadline() {
    Object seconds = config.get("activeDeadlineSeconds");
    return Optional.ofNullable(seconds)
        .map(some -> some instanceof Double number ? number : Double.parseDouble(some.toString()))
        .filter(some -> some > 0)
        .map(some -> Duration.ofSeconds(some.longValue()));
  }

  /** Variables that come from secrets, config maps and the pod itself. */
  Map<String, String> environment(KubernetesObjects cluster, Map<String, String> fields)
      throws TaskFailed {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Map<String, Object> source : list("configMapAsEnv")) {
      variables(environment, cluster, Kind.CONFIG_MAP, source);
    }
    for (Map<String, Object> source : list("secretAsEnv")) {
      variables(environment, cluster, Kind.SECRET, source);
    }
    for (Map<String, Object> field : list("fieldPathAsEnv")) {
      String path = text(field, "fieldPath");
      String value = fields.getOrDefault(path, labels().get(path));
      if (value == null) {
        throw new TaskFailed("The emulator does not support the pod field '" + path + "'.");
      }
      environment.put(text(field, "name"), value);
    }
    return environment;
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    Map<String, Object> metadata = object(config.get("podMetadata"));
    for (String kind : List.of("labels", "annotations")) {
      object(metadata.get(kind))
          .forEach(
              (key, value) ->
                  labels.put("metadata." + kind + "['" + key + "']", String.valueOf(value)));
    }
    return labels;
  }

  private static void variables(
      Map<String, String> environment,
      KubernetesObjects cluster,
      Kind kind,
      Map<String, Object> source)
      throws TaskFailed {
    String prefix = kind == Kind.SECRET ? "secret" : "configMap";
    String name = name(source, prefix + "Name", prefix + "NameParameter");
    boolean optional = Boolean.TRUE.equals(source.get("optional"));
    for (Object one : elements(source.get("keyToEnv"))) {
      Map<String, Object> variable = object(one);
      cluster
          .value(kind, name, text(variable, prefix + "Key"), optional)
          .ifPresent(value -> environment.put(text(variable, "envVar"), value));
    }
  }

  /** What is mounted; claims of volumes outlive the pod, the other folders are its own. */
  PodVolumes volumes(KubernetesObjects cluster) throws TaskFailed {
    Map<String, Optional<Path>> folders = new LinkedHashMap<>();
    for (Map<String, Object> volume : list("secretAsVolume")) {
      objects(folders, cluster, Kind.SECRET, volume);
    }
    for (Map<String, Object> volume : list("configMapAsVolume")) {
      objects(folders, cluster, Kind.CONFIG_MAP, volume);
    }
    for (Map<String, Object> volume : list("pvcMount")) {
      Path folder = cluster.volume(name(volume, "constant", "pvcNameParameter"));
      String below = text(volume, "subPath");
      folders.put(mount(volume), Optional.of(below.isEmpty() ? folder : below(folder, below)));
    }
    for (String own : List.of("emptyDirMounts", "genericEphemeralVolume")) {
      for (Map<String, Object> volume : list(own)) {
        folders.put(mount(volume), Optional.empty());
      }
    }
    return new PodVolumes(folders);
  }

  private static void objects(
      Map<String, Optional<Path>> folders,
      KubernetesObjects cluster,
      Kind kind,
      Map<String, Object> volume)
      throws TaskFailed {
    String prefix = kind == Kind.SECRET ? "secret" : "configMap";
    String name = name(volume, prefix + "Name", prefix + "NameParameter");
    boolean optional = Boolean.TRUE.equals(volume.get("optional"));
    folders.put(mount(volume), cluster.object(kind, name, optional));
  }

  private static Path below(Path folder, String path) throws TaskFailed {
    Path below = folder.resolve(path).normalize();
    if (!below.startsWith(folder)) {
      throw new TaskFailed("The subPath '" + path + "' leads out of its volume.");
    }
    return below;
  }

  private static String mount(Map<String, Object> volume) throws TaskFailed {
    String path = text(volume, "mountPath").replaceFirst("/+$", "");
    if (!path.startsWith("/") || Path.of(path).normalize().toString().length() < 2) {
      throw new TaskFailed("'" + text(volume, "mountPath") + "' cannot be a mountPath.");
    }
    return Path.of(path).normalize().toString();
  }

  /** A name in its old plain form or as a constant of the new one. */
  private static String name(Map<String, Object> source, String plain, String parameter)
      throws TaskFailed {
    Object constant =
        object(object(source.get(parameter)).get("runtimeValue"))
            .getOrDefault("constant", source.get(plain));
    if (constant instanceof String name && !name.isEmpty()) {
      return name;
    }
    throw new TaskFailed(
        "The emulator knows the settings of a pod by constants only, and '"
            + parameter
            + "' holds none.");
  }

  private List<Map<String, Object>> list(String key) {
    return elements(config.get(key)).stream().map(ExecutorSettings::object).toList();
  }

  private static List<?> elements(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<String, Object> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  private static Map<String, Object> object(Object value) {
    return value instanceof Map ? JsonValues.object(value) : Map.of();
  }
}
