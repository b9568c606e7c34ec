package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.RunTemplate;
import java.time.Instant;
import java.util.Optional;

/**
 * A run that is to be.
 *
 * @param id empty for a new one
 * @param recurring empty unless a recurring run makes it
 * @param index the number of the run among those of the recurring run
 */
record RunOrder(
    String id,
    String recurring,
    long index,
    RunTemplate template,
    Manifest manifest,
    Optional<Instant> scheduled) {

  /** One that a caller makes now. */
  static RunOrder of(RunTemplate template, Manifest manifest) {
    return new RunOrder("", "", 0, template, manifest, Optional.empty());
  }
}
