package io.github.vertexmaven.core.conf.settings;

import java.util.Optional;

/**
 * What a task asks of its machine; what is not given is left to the service.
 *
 * @param cpu how many CPUs
 * @param memory how much memory
 * @param gpu how many accelerators
 */
public record Resources(Optional<Quantity> cpu, Optional<Quantity> memory, Optional<Long> gpu) {

  /** Refuses what the service would not understand. */
  public Resources {
    if (gpu.filter(count -> count < 0).isPresent()) {
      throw new IllegalArgumentException("gpu: " + gpu.get() + " is less than 0");
    }
  }

  /** Nothing asked. */
  public static Resources none() {
    return new Resources(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What the other says, and what this says where the other is silent. */
  public Resources overriddenBy(Resources other) {
    return new Resources(
        other.cpu.or(() -> cpu), other.memory.or(() -> memory), other.gpu.or(() -> gpu));
  }
}
