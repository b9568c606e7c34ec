package io.github.vertexmaven.catalog.value;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong, in words for the end of a sentence. */
public final class Failures {

  private Failures() {}

  /** For example {@code the file does not exist.} */
  public static String words(Throwable failure) {
    if (failure instanceof AccessDeniedException) {
      return "access is denied.";
    }
    if (failure instanceof NoSuchFileException) {
      return "the file does not exist.";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return ended(system.getReason());
    }
    if (failure instanceof StackOverflowError) {
      return "its values are nested deeper than this JVM's stack is.";
    }
    String message = failure.getMessage();
    return ended(
        failure.getClass().getSimpleName()
            + (message == null || message.isBlank() ? "" : ": " + message.strip()));
  }

  private static String ended(String text) {
    return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
  }
}
