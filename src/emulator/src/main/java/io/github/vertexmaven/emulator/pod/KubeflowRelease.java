package io.github.vertexmaven.emulator.pod;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of Kubeflow Pipelines. */
public record KubeflowRelease(int major, int minor, int patch) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

  /** Reads one such as {@code 2.4.1}. */
  public static KubeflowRelease of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a release of Kubeflow Pipelines such as 2.17.0.");
    }
    return new KubeflowRelease(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  /** Whether it is of this minor release or later. */
  public boolean isFrom(int otherMajor, int otherMinor) {
    return major > otherMajor || major == otherMajor && minor >= otherMinor;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
