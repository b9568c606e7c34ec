package io.github.vertexmaven.emulator.spec;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The machine that a container asks for. What is a placeholder, or not asked, is empty.
 *
 * @param cpus how many at most
 * @param gigabytes of 10^9 bytes, at most
 * @param accelerator its type
 * @param accelerators how many of them
 */
public record MachineSize(
    OptionalDouble cpus,
    OptionalDouble gigabytes,
    Optional<String> accelerator,
    long accelerators) {

  /** Nothing asked. */
  public static MachineSize any() {
    return new MachineSize(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), 0);
  }
}
