package io.github.vertexmaven.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that nobody but their owner may look into, where the system knows owners. */
final class OwnersFiles {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnersFiles() {}

  /** Makes a folder that is the emulator's own; nobody else gets to anything below it. */
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    permit(folder, FOLDER);
  }

  /** The same for one that, if it is there, may be somebody's for more than the emulator. */
  static void home(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      folder(folder);
    }
  }

  static void file(Path file) throws IOException {
    permit(file, FILE);
  }

  private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")
        && !Files.getPosixFilePermissions(path).equals(permissions)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }
}
