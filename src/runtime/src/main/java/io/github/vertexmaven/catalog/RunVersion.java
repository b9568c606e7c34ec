package io.github.vertexmaven.catalog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of versions of datasets, as Kedro makes them: {@code 2026-01-31T08.30.00.123Z}. */
public final class RunVersion {

  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The time that submitted and scheduled jobs have in their names, and what follows it. */
  private static final Pattern JOB_TIME = Pattern.compile("-(\\d{14})(-[0-9a-z-]+)?$");

  private static final DateTimeFormatter IN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private RunVersion() {}

  /** The version of a run that begins now. */
  public static String at(Instant time) {
    return VERSION.format(time);
  }

  /**
   * The version of a pipeline job, the same in all of its tasks: the time in its name, and the
   * suffix that keeps two jobs of one second apart.
   *
   * @param now for a job whose name has no time
   */
  public static String ofJob(String jobName, Instant now) {
    Matcher found = JOB_TIME.matcher(jobName);
    if (!found.find()) {
      return at(now);
    }
    try {
      Instant time = LocalDateTime.parse(found.group(1), IN_NAME).toInstant(ZoneOffset.UTC);
      return at(time) + (found.group(2) == null ? "" : found.group(2));
    } catch (java.time.DateTimeException e) {
      return at(now);
    }
  }
}
