package io.github.vertexmaven.emulator.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is mounted into a pod.
 *
 * @param folders what to show at a path; nothing is an empty folder of the pod's own
 */
record PodVolumes(Map<String, Optional<Path>> folders) {

  static final PodVolumes NONE = new PodVolumes(Map.of());

  PodVolumes {
    folders = Map.copyOf(folders);
  }

  /** The paths, the longest first. */
  List<String> mounts() {
    return folders.keySet().stream()
        .sorted((one, other) -> Integer.compare(other.length(), one.length()))
        .toList();
  }

  /** Makes them be there below a folder that stands for the pod's root. */
  void mountBelow(Path root) throws IOException {
    for (Map.Entry<String, Optional<Path>> mount : folders.entrySet()) {
      Path place = root.resolve(mount.getKey().substring(1)).normalize();
      if (mount.getValue().isEmpty()) {
        Files.createDirectories(place);
      } else {
        Files.createDirectories(mount.getValue().get());
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, mount.getValue().get());
      }
    }
  }
}
