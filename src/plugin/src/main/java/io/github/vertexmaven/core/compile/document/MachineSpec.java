package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Optional;

/**
 * The machine that a container asks for: {@code ResourceSpec}. It may say the same as a number and
 * as a text.
 */
public record MachineSpec(LenientFields fields) {

  /**
   * So much of something.
   *
   * @param most what the container gets at most, as written
   * @param least what it waits for, as written
   */
  public record Amount(Optional<String> most, Optional<String> least) {}

  /** CPUs. */
  public Amount cpu() {
    return new Amount(
        first(fields, "resourceCpuLimit", "cpuLimit"),
        first(fields, "resourceCpuRequest", "cpuRequest"));
  }

  /** Memory. */
  public Amount memory() {
    return new Amount(
        first(fields, "resourceMemoryLimit", "memoryLimit"),
        first(fields, "resourceMemoryRequest", "memoryRequest"));
  }

  private static Optional<String> first(LenientFields fields, String text, String number) {
    return fields.text(text).or(() -> fields.text(number));
  }

  /** CPUs at most, as a number. */
  public Optional<String> cpus() {
    return fields.text("cpuLimit");
  }

  /** Gigabytes of memory at most, as a number. */
  public Optional<String> gigabytes() {
    return fields.text("memoryLimit");
  }

  /** The type of its accelerators. */
  public Optional<String> accelerator() {
    return first(accelerators(), "resourceType", "type");
  }

  /** How many accelerators. */
  public Optional<String> acceleratorCount() {
    return first(accelerators(), "resourceCount", "count");
  }

  private LenientFields accelerators() {
    return fields.fields("accelerator");
  }

  /** What it says beyond of its accelerators. */
  public LenientFields acceleratorRest() {
    return accelerators().without("resourceType", "type", "resourceCount", "count");
  }

  /** What it says beyond. */
  public LenientFields rest() {
    return fields.without(
        "accelerator",
        "cpuLimit",
        "cpuRequest",
        "memoryLimit",
        "memoryRequest",
        "resourceCpuLimit",
        "resourceCpuRequest",
        "resourceMemoryLimit",
        "resourceMemoryRequest");
  }
}
