package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * How a version of a file is told from another: its size and its time of modification in
 * microseconds.
 *
 * <p>The time of a file that we write is set to its object's generation, so no two versions that we
 * wrote share a stamp, however fast they followed.
 */
record FileStamp(long size, long micros) {
  static FileStamp of(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new NoSuchFileException(file.toString());
    }
    return new FileStamp(
        attributes.size(), attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS));
  }

  /** Marks a file that nobody sees yet; the answer is what the file system really keeps of it. */
  static FileStamp mark(Path file, long micros) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(micros, TimeUnit.MICROSECONDS));
    return of(file);
  }

  Instant modified() {
    return instant(micros);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }
}
