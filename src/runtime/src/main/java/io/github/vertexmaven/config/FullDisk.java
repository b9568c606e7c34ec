package io.github.vertexmaven.config;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A disk that takes no more, as the reason of whatever went wrong. */
public final class FullDisk {

  private static final List<String> WORDS =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "There is not enough space on the disk",
          "not enough space");

  /** A file of Linux that is always full: what the system says of it is in the user's language. */
  private static final Path ALWAYS_FULL = Path.of("/dev/full");

  /** With less no file of ours can be written. */
  private static final long NEXT_TO_NOTHING = 64 << 10;

  private FullDisk() {}

  /**
   * What to say of a fault, if a full disk is behind it.
   *
   * @param places where it may have been, the likeliest first; the system mostly does not say
   */
  public static Optional<String> refusal(Throwable fault, Path... places) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && isFull(cause.getMessage())) {
        return Optional.of(
            "There is no space left on the disk of "
                + place((IOException) cause, places)
                + ".\n  What is half-written is not used: make room, and run it again.");
      }
    }
    return Optional.empty();
  }

  private static boolean isFull(String message) {
    return message != null
        && (WORDS.stream().anyMatch(message::contains) || message.endsWith(Local.WORDS));
  }

  /** Asked for once, and only when something has gone wrong. */
  private static final class Local {

    private static final String WORDS = words();

    private static String words() {
      if (Files.exists(ALWAYS_FULL)) {
        try {
          Files.write(ALWAYS_FULL, new byte[] {0});
        } catch (IOException e) {
          return String.valueOf(e.getMessage());
        }
      }
      return FullDisk.WORDS.get(0);
    }
  }

  private static Path place(IOException fault, Path... places) {
    List<Path> known = new ArrayList<>();
    if (fault instanceof FileSystemException told && told.getFile() != null) {
      known.add(Path.of(told.getFile()));
    }
    known.addAll(List.of(places));
    return known.stream().filter(FullDisk::hasNoSpace).findFirst().orElse(known.get(0));
  }

  private static boolean hasNoSpace(Path place) {
    Path there = place.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace() < NEXT_TO_NOTHING;
    } catch (IOException e) {
      return false;
    }
  }
}
