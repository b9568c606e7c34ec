package io.github.vertexmaven.core.job.submit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Ids of jobs: {@code <pipeline>-<time>-<suffix>}, made once for each submission, so that a
 * repeated create is the same job.
 */
public final class JobIds {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int SUFFIXES = 0x10000;

  /** 127 characters are allowed, 20 of them are time, suffix and dashes. */
  private static final int MAX_NAME = 107;

  private JobIds() {}

  /** A new id; the suffix keeps two submissions of one second apart. */
  public static String next(String pipelineName, Instant now, RandomGenerator random) {
    return name(pipelineName)
        + "-"
        + TIME.format(now)
        + "-"
        + String.format(Locale.ROOT, "%04x", random.nextInt(SUFFIXES));
  }

  /** A foreign spec may have a name that no id can have. */
  private static String name(String pipelineName) {
    String name = pipelineName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String begun = name.replaceFirst("^-+", "").replaceFirst("^(?![a-z])", "p-");
    return begun.substring(0, Math.min(MAX_NAME, begun.length())).replaceFirst("-+$", "");
  }
}
