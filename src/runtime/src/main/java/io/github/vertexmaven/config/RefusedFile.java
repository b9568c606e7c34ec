package io.github.vertexmaven.config;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that the system does not let be read or written, as the reason of whatever went wrong. */
public final class RefusedFile {

  private RefusedFile() {}

  /** What to say of a fault, if such a file is behind it. */
  public static Optional<String> refusal(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException told && told.getFile() != null) {
        return Optional.of(sentence(told, Path.of(told.getFile()).toAbsolutePath()));
      }
    }
    return Optional.empty();
  }

  private static String sentence(FileSystemException told, Path file) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    return file
        + " cannot be used: "
        + reason(told, file)
        + ".\n  "
        + (file.startsWith(temporary)
            ? "It is in the folder for temporary files; choose another one with"
                + " -Djava.io.tmpdir=<folder> in MAVEN_OPTS or .mvn/jvm.config."
            : "Give this user what is needed there, and run it again.");
  }

  private static String reason(FileSystemException told, Path file) {
    Path below = file;
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder)) {
        break;
      }
      if (Files.exists(folder)) {
        return folder + " is not a folder";
      }
      below = folder;
    }
    if (!below.equals(file)) {
      return "the folder " + below + " does not exist";
    }
    if (told instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (told.getReason() != null) {
      return told.getReason();
    }
    return !Files.exists(file)
        ? "it does not exist"
        : Files.isDirectory(file) ? "it is a folder" : "a file of that name is there already";
  }
}
