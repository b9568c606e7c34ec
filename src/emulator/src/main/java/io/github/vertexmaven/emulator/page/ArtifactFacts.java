package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.BucketFolders;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/** Where the data of an artifact is on this machine, how much of it there is, and of when. */
final class ArtifactFacts {

  /** Of a folder with more files only so many are counted. */
  private static final int MOST_FILES = 10_000;

  private ArtifactFacts() {}

  /** What is known; a sentence where there is no data. */
  static Map<String, Object> of(BucketFolders buckets, String uri) throws IOException {
    try {
      Path place = ArtifactFile.of(buckets, uri, Optional.empty());
      JsonFields facts =
          new JsonFields()
              .put("place", place.toString())
              .put("modified", Files.getLastModifiedTime(place).toInstant());
      if (!Files.isDirectory(place)) {
        return facts.put("size", Files.size(place)).json();
      }
      Sum sum = new Sum();
      Files.walkFileTree(place, sum);
      return facts
          .put("size", sum.bytes)
          .put("files", sum.files)
          .put("more", sum.files == MOST_FILES)
          .json();
    } catch (Rejection e) {
      return Map.of("why", e.getMessage());
    }
  }

  private static final class Sum extends SimpleFileVisitor<Path> {

    private int files;
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      bytes += attributes.size();
      return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
