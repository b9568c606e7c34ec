package io.github.vertexmaven.launcher;

import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names of hosts that a task finds although no name server knows them: lines of the machine's
 * {@code /etc/hosts}.
 *
 * @param names by address
 */
record HostAliases(Map<String, List<String>> names) {

  /** Copies the map, keeping its order. */
  HostAliases {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /**
   * Adds the lines that are not there.
   *
   * @param hosts nothing on a developer's machine, whose names are not ours to change
   * @throws UserFault when the file cannot be written
   */
  void addTo(Optional<Path> hosts) {
    if (names.isEmpty()) {
      return;
    }
    if (hosts.isEmpty()) {
      System.err.println(
          "The host aliases of run_config.network are for Vertex AI; this machine finds "
              + String.join(", ", names.values().stream().flatMap(List::stream).toList())
              + " in its own way, or not at all.");
      return;
    }
    try {
      append(hosts.get());
    } catch (IOException e) {
      throw new UserFault(
          "The host aliases of run_config.network cannot be set: "
              + hosts.get()
              + " cannot be written ("
              + e.getClass().getSimpleName()
              + ").\n  Let the image run as root, or use network.psc_interface.dns_peering for the names.");
    }
  }

  private void append(Path hosts) throws IOException {
    List<String> there = Files.exists(hosts) ? Files.readAllLines(hosts) : List.of();
    List<String> missing = new ArrayList<>();
    names.forEach(
        (ip, hostnames) -> {
          String line = ip + "\t" + String.join(" ", hostnames);
          if (!there.contains(line)) {
            missing.add(line);
          }
        });
    if (!missing.isEmpty()) {
      String begin = Files.exists(hosts) && !endsLine(hosts) ? "\n" : "";
      Files.writeString(
          hosts,
          begin + String.join("\n", missing) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static boolean endsLine(Path hosts) throws IOException {
    String text = Files.readString(hosts);
    return text.isEmpty() || text.endsWith("\n");
  }
}
