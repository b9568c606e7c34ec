package io.github.vertexmaven.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that a task runs on, as far as its environment tells.
 *
 * @param mount the folder that stands for {@code gs://}
 * @param credentials the folder with the projects' own credentials, on a developer's machine
 * @param hosts where names of hosts can be added; nothing on a developer's machine
 * @param environment the variables
 * @param hasBuckets whether whole buckets are below the mount, and not only what was brought
 */
record Machine(
    Path mount,
    Optional<Path> credentials,
    Optional<Path> hosts,
    Map<String, String> environment,
    boolean hasBuckets) {

  private static final String GCS_MOUNT = "VERTEXAI_GCS_MOUNT";
  private static final String CREDENTIALS = "VERTEXAI_CREDENTIALS";

  Machine {
    environment = Map.copyOf(environment);
  }

  /** One with buckets. */
  Machine(
      Path mount,
      Optional<Path> credentials,
      Optional<Path> hosts,
      Map<String, String> environment) {
    this(mount, credentials, hosts, environment, true);
  }

  /** The same where only single files were brought. */
  Machine withoutBuckets() {
    return new Machine(mount, credentials, hosts, environment, false);
  }

  /** Where whole buckets are, if they are. */
  Optional<Path> buckets() {
    return hasBuckets ? Optional.of(mount) : Optional.empty();
  }

  /** One without variables. */
  Machine(Path mount, Optional<Path> credentials, Optional<Path> hosts) {
    this(mount, credentials, hosts, Map.of());
  }

  /** Vertex AI sets neither variable. */
  static Machine of(Map<String, String> environment) {
    return new Machine(
        Path.of(environment.getOrDefault(GCS_MOUNT, "/gcs")),
        environment.containsKey(CREDENTIALS)
            ? Optional.of(Path.of(environment.get(CREDENTIALS)))
            : Optional.empty(),
        environment.containsKey(GCS_MOUNT) ? Optional.empty() : Optional.of(Path.of("/etc/hosts")),
        environment);
  }
}
