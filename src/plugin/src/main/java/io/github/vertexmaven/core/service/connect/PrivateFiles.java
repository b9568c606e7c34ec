package io.github.vertexmaven.core.service.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that are made for their owner alone, where the system knows owners. */
final class PrivateFiles {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Makes a folder that is missing; one that is there stays as somebody has made it. */
  static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      permit(folder, FOLDER);
    }
  }

  /** Makes an empty file that is missing, and closes one that is there to others. */
  static void file(Path file) throws IOException {
    // Several builds may come at once.
    Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    permit(file, FILE);
  }

  private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }
}
