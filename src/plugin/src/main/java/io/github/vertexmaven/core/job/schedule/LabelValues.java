package io.github.vertexmaven.core.job.schedule;

import java.util.Locale;

/** Names as values of labels: lowercase letters, digits, dashes and underscores, 63 at most. */
final class LabelValues {

  private static final int MAX_LENGTH = 63;
  private static final int DIGEST = 6;

  private LabelValues() {}

  /** The name itself where it can be one; else what is left of it and a digest of the whole. */
  static String readable(String name) {
    String sanitised = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    if (sanitised.equals(name) && name.length() <= MAX_LENGTH) {
      return name;
    }
    int most = Math.min(sanitised.length(), MAX_LENGTH - DIGEST - 1);
    return sanitised.substring(0, most) + "-" + Digests.of(name).substring(0, DIGEST);
  }
}
