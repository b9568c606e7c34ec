package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a pod has its files. */
final class PodPaths {

  private static final Map<String, String> FOLDERS =
      Map.of("gs", "gcs", "s3", "s3", "minio", "minio");
  private static final Pattern URI = Pattern.compile("(gs|s3|minio)://(.+)");

  /** What the launcher makes; not inside a longer path. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?<![A-Za-z0-9_.-])(?:(?<!/)|(?<=://))"
              + "(?=/(?:gcs|s3|minio)/[a-z0-9]|/tmp/kfp/|/tmp/kfp_outputs/)");

  private PodPaths() {}

  /** The path of what a URI means, if the launcher brings it; a path is itself. */
  static Optional<String> of(String place) {
    if (place.startsWith("/")) {
      return Optional.of(place);
    }
    Matcher matcher = URI.matcher(place);
    return matcher.matches()
        ? Optional.of("/" + FOLDERS.get(matcher.group(1)) + "/" + matcher.group(2))
        : Optional.empty();
  }

  /**
   * A text in which the pod's files are below a folder of this machine.
   *
   * @param mounts other paths that are
   */
  static String mapped(String text, Path root, List<String> mounts, boolean json) {
    String target = json ? JsonValues.escaped(root.toString()) : root.toString();
    String mapped = LOCAL.matcher(text).replaceAll(Matcher.quoteReplacement(target));
    for (String mount : mounts) {
      Pattern pattern =
          Pattern.compile("(?<![A-Za-z0-9_./-])(?=" + Pattern.quote(mount) + "(?![A-Za-z0-9_.-]))");
      mapped = pattern.matcher(mapped).replaceAll(Matcher.quoteReplacement(target));
    }
    return mapped;
  }
}
