package io.github.vertexmaven.emulator.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A disk that takes no more, as the cause of a fault. */
final class NoSpace {

  private static final Pattern WORDS =
      Pattern.compile("No space left on device|Disk quota exceeded|not enough space");

  /** A file of Linux that is always full: what the system says of it is in the user's language. */
  private static final Path ALWAYS_FULL = Path.of("/dev/full");

  private NoSpace() {}

  static boolean isCauseOf(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause instanceof IOException
          && message != null
          && (WORDS.matcher(message).find() || message.endsWith(localWords()))) {
        return true;
      }
    }
    return false;
  }

  private static String localWords() {
    if (Files.exists(ALWAYS_FULL)) {
      try {
        Files.write(ALWAYS_FULL, new byte[] {0});
      } catch (IOException e) {
        return String.valueOf(e.getMessage());
      }
    }
    return "No space left on device";
  }
}
