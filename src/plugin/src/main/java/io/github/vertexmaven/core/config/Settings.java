package io.github.vertexmaven.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code vertexai.yml} says, checked and typed.
 *
 * @param projectId the Google Cloud project
 * @param region the region
 * @param endpoint {@code emulator}, or the host of a private endpoint; Google's own when empty
 * @param keyFile the key of a service account to sign in with
 * @param impersonate a service account to act as
 * @param image the container image of tasks
 * @param root bucket and folder for code and run data, without {@code gs://} and without a slash at
 *     the end
 * @param description what the pipeline is for
 * @param resources by node name, tag or {@code __default__}, in the file's order
 * @param accelerators accelerator types by node name or tag, in the file's order
 */
public record Settings(
    Optional<String> projectId,
    Optional<String> region,
    Optional<String> endpoint,
    Optional<String> keyFile,
    Optional<String> impersonate,
    Optional<String> image,
    Optional<String> root,
    Optional<String> description,
    Map<String, Resources> resources,
    Map<String, String> accelerators) {

  /** Copies the maps, keeping their order. */
  public Settings {
    resources = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    accelerators = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(accelerators));
  }

  /** Whether runs go to the emulator on this machine. */
  public boolean onEmulator() {
    return endpoint.filter("emulator"::equals).isPresent();
  }
}
