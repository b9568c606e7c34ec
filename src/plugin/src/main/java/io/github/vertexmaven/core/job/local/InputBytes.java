package io.github.vertexmaven.core.job.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How long files are that a run reads. */
final class InputBytes {

  /** To look at more takes longer than there is to gain. */
  private static final int MOST_FILES = 5_000;

  private InputBytes() {}

  /**
   * Of files and of what is in folders; what is not there has none. Nothing where it cannot be told
   * in a moment.
   */
  static OptionalLong of(Collection<Path> places) {
    if (places.size() > MOST_FILES) {
      return OptionalLong.empty();
    }
    long bytes = 0;
    int left = MOST_FILES;
    try {
      for (Path place : places) {
        List<Path> files = below(place, left);
        left -= files.size();
        if (left < 0) {
          return OptionalLong.empty();
        }
        for (Path file : files) {
          bytes += Files.size(file);
        }
      }
      return OptionalLong.of(bytes);
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }

  private static List<Path> below(Path place, int left) throws IOException {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).limit(left + 1L).toList();
    }
  }
}
