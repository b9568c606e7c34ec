package io.github.vertexmaven.emulator.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container that is to run.
 *
 * @param image its name on this machine
 * @param job the number of the job that it belongs to
 * @param attempt the number of the try of a task
 * @param command instead of the image's own entry point, unless it is empty
 * @param environment besides the image's own
 * @param cpus of which it gets no more
 * @param memory in bytes, of which it gets no more
 * @param mounts what of this machine it sees
 */
public record ContainerRequest(
    String image,
    long job,
    long attempt,
    List<String> command,
    List<String> arguments,
    Map<String, String> environment,
    Optional<Double> cpus,
    Optional<Long> memory,
    List<Mount> mounts) {

  /**
   * A folder of this machine, in the container.
   *
   * @param writable whether the container may write there
   */
  public record Mount(String source, String target, boolean writable) {

    /** In the words of {@code --mount}, which is one line of CSV. */
    String words() {
      return "type=bind,"
          + quoted("source=" + source)
          + ","
          + quoted("target=" + target)
          + (writable ? "" : ",readonly");
    }

    private static String quoted(String field) {
      return field.contains(",") || field.contains("\"")
          ? '"' + field.replace("\"", "\"\"") + '"'
          : field;
    }
  }

  /** Copies the collections. */
  public ContainerRequest {
    command = List.copyOf(command);
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    mounts = List.copyOf(mounts);
  }
}
