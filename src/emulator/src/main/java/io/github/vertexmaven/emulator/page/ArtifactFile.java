package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.BucketFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the file of an artifact, or one below it; never one outside of the buckets' folders. */
final class ArtifactFile {

  private ArtifactFile() {}

  /**
   * The file or folder.
   *
   * @param inside names below the artifact's own place, with slashes between them
   */
  static Path of(BucketFolders buckets, String uri, Optional<String> inside) throws IOException {
    Path place =
        buckets
            .file(uri)
            .orElseThrow(
                () -> Rejection.notFound("The data is not in a bucket of this emulator: " + uri));
    Path file = inside.isPresent() ? below(place, inside.get()) : place;
    if (!Files.exists(file)) {
      throw Rejection.notFound("There is no data (any longer) at " + uri + slash(inside) + ".");
    }
    Path folder = buckets.folder().toRealPath();
    Path straight = folder.resolve(buckets.folder().relativize(file));
    if (!file.toRealPath().equals(straight)) {
      throw PageErrors.forbidden("A link leads to the data; the page does not follow it.");
    }
    return file;
  }

  private static String slash(Optional<String> inside) {
    return inside.map(path -> "/" + path).orElse("");
  }

  private static Path below(Path place, String inside) {
    for (String name : inside.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("\\")) {
        throw outside(inside);
      }
    }
    try {
      Path file = place.resolve(inside);
      if (file.startsWith(place) && file.normalize().equals(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // refused below
    }
    throw outside(inside);
  }

  private static Rejection outside(String inside) {
    return PageErrors.forbidden(
        "'" + JsonFields.cut(inside, 200) + "' is not a path below the artifact.");
  }
}
