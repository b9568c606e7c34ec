package io.github.vertexmaven.core.conf.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task's pod asks of Kubernetes, on Kubeflow Pipelines; what is empty is left to a more
 * general setting, then to the cluster.
 *
 * @param secretsAsEnv for each secret, the variable that each of its keys becomes
 * @param secretsAsVolume for each secret, where its keys lie as files
 * @param configMapsAsEnv as for secrets
 * @param configMapsAsVolume as for secrets
 * @param claims the volumes that are there already, by the name of their claim
 * @param nodeSelectors labels that the pod's machine has
 * @param tolerations of taints that its machine may have
 * @param imagePullSecrets names of secrets
 * @param imagePullPolicy when its image is pulled
 * @param timeout after which the pod is ended
 * @param labels of the pod
 * @param annotations of the pod
 * @param emptyDirs folders that live as long as the pod, by their volume's name
 * @param sharedMemory how much of it there is
 * @param gpuResource what the cluster calls its accelerators
 */
public record KubernetesSettings(
    Map<String, Map<String, String>> secretsAsEnv,
    Map<String, String> secretsAsVolume,
    Map<String, Map<String, String>> configMapsAsEnv,
    Map<String, String> configMapsAsVolume,
    Map<String, Claim> claims,
    Map<String, String> nodeSelectors,
    List<Toleration> tolerations,
    List<String> imagePullSecrets,
    Optional<String> imagePullPolicy,
    Optional<Duration> timeout,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, EmptyDir> emptyDirs,
    Optional<String> sharedMemory,
    Optional<String> gpuResource) {

  /** Copies the collections, keeping their order. */
  public KubernetesSettings {
    secretsAsEnv = copy(secretsAsEnv);
    secretsAsVolume = copy(secretsAsVolume);
    configMapsAsEnv = copy(configMapsAsEnv);
    configMapsAsVolume = copy(configMapsAsVolume);
    claims = copy(claims);
    nodeSelectors = copy(nodeSelectors);
    tolerations = List.copyOf(tolerations);
    imagePullSecrets = List.copyOf(imagePullSecrets);
    labels = copy(labels);
    annotations = copy(annotations);
    emptyDirs = copy(emptyDirs);
  }

  /**
   * A volume that is there already.
   *
   * @param mountPath where the task finds it
   * @param subPath the folder of it that is mounted; all of it when empty
   */
  public record Claim(String mountPath, Optional<String> subPath) {}

  /**
   * A taint that a machine may have.
   *
   * @param operator {@code Exists}, or {@code Equal} with a value
   * @param seconds how long the pod stays once the taint is there
   */
  public record Toleration(
      Optional<String> key,
      Optional<String> operator,
      Optional<String> value,
      Optional<String> effect,
      Optional<Long> seconds) {}

  /**
   * A folder that is empty at first.
   *
   * @param mountPath where the task finds it
   * @param medium {@code Memory}, or the machine's disk when empty
   * @param size how large it may grow
   */
  public record EmptyDir(String mountPath, Optional<String> medium, Optional<String> size) {}

  /** Nothing asked. */
  public static KubernetesSettings none() {
    return new KubernetesSettings(
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What the other says, and what this says where the other is silent; names are joined, lists
   * replace each other.
   */
  public KubernetesSettings overriddenBy(KubernetesSettings other) {
    return new KubernetesSettings(
        joined(secretsAsEnv, other.secretsAsEnv),
        joined(secretsAsVolume, other.secretsAsVolume),
        joined(configMapsAsEnv, other.configMapsAsEnv),
        joined(configMapsAsVolume, other.configMapsAsVolume),
        joined(claims, other.claims),
        joined(nodeSelectors, other.nodeSelectors),
        other.tolerations.isEmpty() ? tolerations : other.tolerations,
        other.imagePullSecrets.isEmpty() ? imagePullSecrets : other.imagePullSecrets,
        other.imagePullPolicy.or(() -> imagePullPolicy),
        other.timeout.or(() -> timeout),
        joined(labels, other.labels),
        joined(annotations, other.annotations),
        joined(emptyDirs, other.emptyDirs),
        other.sharedMemory.or(() -> sharedMemory),
        other.gpuResource.or(() -> gpuResource));
  }

  private static <T> Map<String, T> joined(Map<String, T> general, Map<String, T> special) {
    Map<String, T> joined = new LinkedHashMap<>(general);
    joined.putAll(special);
    return joined;
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
