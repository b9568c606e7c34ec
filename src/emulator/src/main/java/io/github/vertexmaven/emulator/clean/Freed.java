package io.github.vertexmaven.emulator.clean;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What jobs took on the disk.
 *
 * @param jobs how many they were
 * @param parts in files and bytes
 */
record Freed(int jobs, Map<Part, Amount> parts) {

  static final Freed NOTHING = new Freed(0, Map.of());

  Freed {
    parts = Collections.unmodifiableMap(new EnumMap<>(filled(parts)));
  }

  private static Map<Part, Amount> filled(Map<Part, Amount> some) {
    Map<Part, Amount> all = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      all.put(part, some.getOrDefault(part, Amount.NONE));
    }
    return all;
  }

  /** What the home folder has of a job. */
  enum Part {
    JOURNALS,
    LOGS,
    METADATA,
    RESULTS,
    DATA
  }

  /** Files with their bytes. */
  record Amount(long files, long bytes) {

    static final Amount NONE = new Amount(0, 0);

    Amount plus(Amount other) {
      return new Amount(files + other.files, bytes + other.bytes);
    }

    Amount minus(Amount other) {
      return new Amount(files - other.files, bytes - other.bytes);
    }

    /** All files of a tree; what vanishes meanwhile does not count. */
    static Amount of(Path tree) throws IOException {
      if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
        return NONE;
      }
      long[] sum = new long[2];
      Files.walkFileTree(
          tree,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sum[0]++;
              sum[1] += attributes.size();
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE;
            }
          });
      return new Amount(sum[0], sum[1]);
    }
  }

  Freed plus(Freed other) {
    Map<Part, Amount> sum = new EnumMap<>(Part.class);
    parts.forEach((part, amount) -> sum.put(part, amount.plus(other.parts.get(part))));
    return new Freed(jobs + other.jobs, sum);
  }
}
