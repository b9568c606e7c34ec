package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.engine.TaskFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a cluster holds for pods: secrets and config maps are folders with a file for each key, as
 * Kubernetes mounts them; the claims of volumes are folders.
 *
 * @param folder holds {@code secrets}, {@code config-maps} and {@code volumes}
 */
public record KubernetesObjects(Path folder) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,253}");

  /** The kinds that hold values. */
  enum Kind {
    SECRET("secret", "secrets"),
    CONFIG_MAP("config map", "config-maps");

    private final String word;
    private final String folder;

    Kind(String word, String folder) {
      this.word = word;
      this.folder = folder;
    }
  }

  /** A value; nothing if it is not there and need not be. */
  Optional<String> value(Kind kind, String name, String key, boolean optional) throws TaskFailed {
    Optional<Path> object = object(kind, name, optional);
    if (object.isEmpty() || !KEY.matcher(key).matches() || key.equals("..")) {
      return Optional.empty();
    }
    Path file = object.get().resolve(key);
    if (Files.isRegularFile(file)) {
      try {
        return Optional.of(Files.readString(file));
      } catch (IOException e) {
        throw new TaskFailed("The " + kind.word + " " + file + " cannot be read: " + e + ".");
      }
    }
    if (optional) {
      return Optional.empty();
    }
    throw new TaskFailed(
        "The " + kind.word + " '" + name + "' has no key '" + key + "': write it to " + file + ".");
  }

  /** The folder of one; nothing if it is not there and need not be. */
  Optional<Path> object(Kind kind, String name, boolean optional) throws TaskFailed {
    check(kind.word, name);
    Path object = folder.resolve(kind.folder).resolve(name);
    if (Files.isDirectory(object)) {
      return Optional.of(object);
    }
    if (optional) {
      return Optional.empty();
    }
    throw new TaskFailed(
        "There is no "
            + kind.word
            + " '"
            + name
            + "': the emulator has those that are folders of "
            + folder.resolve(kind.folder)
            + ", with a file for each key.");
  }

  /** The folder of a volume's claim. */
  Path volume(String claim) throws TaskFailed {
    check("claim of a volume", claim);
    return folder.resolve("volumes").resolve(claim);
  }

  private static void check(String word, String name) throws TaskFailed {
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      throw new TaskFailed("'" + name + "' is not the name of a " + word + ".");
    }
  }
}
