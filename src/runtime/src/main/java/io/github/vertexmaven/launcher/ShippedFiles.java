package io.github.vertexmaven.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was shipped with the code lies in one folder with it, under names that tell its content: in
 * the bucket, or inside an image. There it is read beside the launch jar and not over the mount.
 *
 * @param codeFolder where the launch jar lies; empty when the task was started without one
 */
record ShippedFiles(Optional<Path> codeFolder) {

  /** What boot code says. */
  private static final String CODE_FOLDER = "vertexai.code.folder";

  /** The folder's name in every bucket. */
  private static final String IN_BUCKET = "/vertexai-code/";

  static ShippedFiles ofThisTask() {
    String folder = System.getProperty(CODE_FOLDER);
    return new ShippedFiles(folder == null ? Optional.empty() : Optional.of(Path.of(folder)));
  }

  /** The copy of an artifact that lies beside the launch jar, if there is one. */
  Optional<Path> copyOf(String uri) {
    int at = uri.indexOf(IN_BUCKET);
    if (codeFolder.isEmpty() || !uri.startsWith("gs://") || at < 0) {
      return Optional.empty();
    }
    Path folder = codeFolder.get().toAbsolutePath().normalize();
    Path file = folder.resolve(uri.substring(at + IN_BUCKET.length())).normalize();
    return Optional.of(file).filter(path -> path.startsWith(folder) && Files.exists(path));
  }
}
