package io.github.vertexmaven.emulator.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line to run in an image.
 *
 * @param label the executor's, by which settings of a platform name it
 * @param command may be empty: then the image says what runs
 * @param machine what it asks for, as numbers
 */
public record Container(
    String label,
    String image,
    List<Argument> command,
    List<Argument> args,
    Map<String, String> environment,
    Limits limits,
    MachineSize machine)
    implements Component.Body {

  /**
   * What it gets no more of, as Kubernetes writes quantities; placeholders unresolved.
   *
   * @param cpu {@code 2}, {@code 500m}
   * @param memory {@code 3.75G}, {@code 512Mi}
   */
  public record Limits(Optional<String> cpu, Optional<String> memory) {}

  public Container {
    command = List.copyOf(command);
    args = List.copyOf(args);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** As written in the spec, placeholders unresolved: what the service's cache key covers. */
  public Map<String, Object> toJson() {
    return Map.of(
        "image",
        image,
        "command",
        command.stream().map(Argument::source).toList(),
        "args",
        args.stream().map(Argument::source).toList(),
        "env",
        environment);
  }
}
