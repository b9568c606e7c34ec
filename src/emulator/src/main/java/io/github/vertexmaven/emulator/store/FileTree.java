package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A file, or a folder with all that is in it. */
public final class FileTree {

  private FileTree() {}

  /** Deletes what of a tree can be deleted; the rest is left to whoever may. */
  public static void deleteQuietly(Path tree) {
    try {
      delete(tree, true);
    } catch (IOException e) {
      // left
    }
  }

  /** Deletes a tree; symbolic links are removed, not followed. */
  public static void delete(Path tree) throws IOException {
    delete(tree, false);
  }

  private static void delete(Path tree, boolean quietly) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            return deleted(file);
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            return deleted(file);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException failure)
              throws IOException {
            return deleted(dir);
          }

          private FileVisitResult deleted(Path path) throws IOException {
            try {
              Files.deleteIfExists(path);
            } catch (IOException e) {
              if (!quietly) {
                throw e;
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
