package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which installation of Kubeflow Pipelines is played.
 *
 * @param namespaces those of its users; with none it is for a single user, who has no namespace
 */
public record KubeflowOptions(KubeflowRelease release, Set<String> namespaces) {

  /** The newest release that the emulator knows the rules of, for a single user. */
  public static final KubeflowOptions STANDARD =
      new KubeflowOptions(new KubeflowRelease(2, 17, 0), Set.of());

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public KubeflowOptions {
    namespaces = Set.copyOf(namespaces);
  }

  public KubeflowOptions with(KubeflowRelease other) {
    return new KubeflowOptions(other, namespaces);
  }

  /** One for many users. */
  public KubeflowOptions with(Set<String> others) {
    for (String name : others) {
      if (!NAMESPACE.matcher(name).matches()) {
        throw new IllegalArgumentException("'" + name + "' is not the name of a namespace.");
      }
    }
    return new KubeflowOptions(release, others);
  }

  boolean multiUser() {
    return !namespaces.isEmpty();
  }
}
