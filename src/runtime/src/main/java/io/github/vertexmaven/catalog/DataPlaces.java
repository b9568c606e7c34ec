package io.github.vertexmaven.catalog;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.config.PortablePath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the catalog's {@code filepath}s lie on this machine.
 *
 * @param projectDir what relative paths begin at
 * @param gcsMount the folder under which each Cloud Storage bucket appears as a folder of its name:
 *     {@code /gcs} on Vertex AI, the emulator's folder locally
 */
public record DataPlaces(Path projectDir, Optional<Path> gcsMount) {

  private static final String GCS = "gs://";

  /** Makes both absolute. */
  public DataPlaces {
    projectDir = projectDir.toAbsolutePath().normalize();
    gcsMount =
        gcsMount.isPresent()
            ? Optional.of(gcsMount.get().toAbsolutePath().normalize())
            : Optional.empty();
  }

  /**
   * The file behind a {@code filepath}; backslashes separate as slashes do.
   *
   * @throws ConfException when it is a {@code gs://} path and there is no mount, when it is another
   *     URL, or no path at all
   */
  public Path resolve(String written) {
    String filepath = PortablePath.of(written);
    if (filepath.chars().anyMatch(c -> c < ' ')) {
      throw new ConfException(
          "'"
              + written.replaceAll("\\p{Cntrl}", "\uFFFD")
              + "' has a control character; a backslash within double quotes begins an escape, so"
              + " write the path in single quotes, or with slashes.");
    }
    Optional<String> foreign = PortablePath.refusal(filepath);
    if (foreign.isPresent()) {
      throw new ConfException(foreign.get());
    }
    try {
      if (PortablePath.hasDrive(filepath) && !Path.of(filepath).isAbsolute()) {
        throw new ConfException(
            "'"
                + written
                + "' begins with a drive, which this machine does not have; write it relative to the"
                + " project's folder.");
      }
      return filepath.startsWith(GCS)
          ? onMount(filepath, filepath.substring(GCS.length()))
          : projectDir.resolve(filepath).normalize();
    } catch (InvalidPathException e) {
      throw new ConfException(FileNames.refusal(e));
    }
  }

  private Path onMount(String filepath, String object) {
    if (gcsMount.isEmpty()) {
      throw new ConfException(
          "'"
              + filepath
              + "' needs a Cloud Storage mount, which does not exist here; set VERTEXAI_GCS_MOUNT to a folder that contains the bucket as a subfolder.");
    }
    Path mount = gcsMount.get();
    Path place = mount.resolve(object).normalize();
    if (object.indexOf('/') < 1
        || object.endsWith("/")
        || !place.startsWith(mount.resolve(object.substring(0, object.indexOf('/'))))) {
      throw new ConfException("'" + filepath + "' is not an object; write gs://bucket/key.");
    }
    return place;
  }

  /**
   * Whether a file lies on the mount, where files can only be written once from beginning to end.
   */
  public boolean onMount(Path path) {
    return gcsMount.isPresent() && path.toAbsolutePath().normalize().startsWith(gcsMount.get());
  }

  /** A file as messages show it: relative inside the project, {@code gs://} on the mount. */
  public String shown(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (onMount(absolute)) {
      return GCS + slashes(gcsMount.get().relativize(absolute));
    }
    return absolute.startsWith(projectDir)
        ? slashes(projectDir.relativize(absolute))
        : slashes(path);
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
