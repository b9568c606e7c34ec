package io.github.vertexmaven.emulator.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command line to run; the image is named and not pulled.
 *
 * @param label the executor's, by which settings of a platform name it
 */
public record Container(
    String label,
    String image,
    List<Argument> command,
    List<Argument> args,
    Map<String, String> environment)
    implements Component.Body {

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
