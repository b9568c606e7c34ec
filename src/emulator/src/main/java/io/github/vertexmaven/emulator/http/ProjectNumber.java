package io.github.vertexmaven.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/**
 * The numbers of projects, which names in answers have. There is no registry of projects here: an
 * id stands for twelve digits made from it, the same for every service.
 */
public final class ProjectNumber {

  private static final long TWELVE_DIGITS = 100_000_000_000L;

  private ProjectNumber() {}

  /** The number of a project that is named by its id or by its number. */
  public static long of(String project) {
    if (project.matches("\\d{1,18}")) {
      return Long.parseLong(project);
    }
    CRC32 crc = new CRC32();
    crc.update(project.getBytes(UTF_8));
    return TWELVE_DIGITS + crc.getValue();
  }
}
