package io.github.vertexmaven.core.compile.plan;

/** A duration as a person says it. */
public final class SpokenTime {

  private SpokenTime() {}

  /** {@code 45 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  public static String of(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    long minutes = Math.round(seconds / 60);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
