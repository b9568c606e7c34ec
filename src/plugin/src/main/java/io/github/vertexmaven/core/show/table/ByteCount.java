package io.github.vertexmaven.core.show.table;

import java.util.Locale;

/** A number of bytes, in words; in steps of a thousand, as storage is sold. */
public final class ByteCount {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};
  private static final int STEP = 1000;
  private static final int EXACT_BELOW = 10;

  private ByteCount() {}

  /** Two digits at least, and a unit. */
  public static String words(long bytes) {
    if (bytes < STEP) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double value = bytes;
    int unit = -1;
    while (value >= STEP - 0.5 && unit < UNITS.length - 1) {
      value /= STEP;
      unit++;
    }
    String form = value < EXACT_BELOW - 0.05 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, form, value, UNITS[unit]);
  }
}
