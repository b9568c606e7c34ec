package io.github.vertexmaven.core.submit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * Ids of jobs: {@code <pipeline>-<time>-<suffix>}, made once for each submission, so that a
 * repeated create is the same job.
 */
public final class JobIds {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private static final int SUFFIXES = 0x10000;

  private JobIds() {}

  /** A new id; the suffix keeps two submissions of one second apart. */
  public static String next(String pipelineName, Instant now, RandomGenerator random) {
    return pipelineName
        + "-"
        + TIME.format(now)
        + "-"
        + String.format("%04x", random.nextInt(SUFFIXES));
  }
}
