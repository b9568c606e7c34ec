package io.github.vertexmaven.emulator.store;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders that stand for buckets: {@code gs://bucket/key} is mounted at {@code /gcs/bucket/key}
 * in the service, and is a file below the folder of the bucket here.
 *
 * @param stores the schemes of URIs that mean these buckets
 */
public record BucketFolders(Path folder, Set<String> stores) {

  private static final String NAME = "[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]";
  private static final Pattern URI = Pattern.compile("(gs|s3|minio)://(" + NAME + ")(/.*)?");
  private static final Set<String> GOOGLE = Set.of("gs");

  /** Not inside a longer path: {@code /opt/gcs/x} is no mount, {@code file:///gcs/x} is one. */
  private static final Pattern MOUNTED =
      Pattern.compile(
          "(?<![A-Za-z0-9_.-])(?:(?<!/)|(?<=://))/gcs/(?=" + NAME + "(?![A-Za-z0-9._-]))");

  private static final Pattern LEAVING = Pattern.compile("/\\.\\.?(/|$)|\\x00");

  public BucketFolders {
    folder = folder.toAbsolutePath().normalize();
    stores = Set.copyOf(stores);
  }

  /** Buckets of Cloud Storage. */
  public BucketFolders(Path folder) {
    this(folder, GOOGLE);
  }

  /** The same folders, as every object store that Kubeflow Pipelines speaks with names them. */
  public BucketFolders ofEachStore() {
    return new BucketFolders(folder, Set.of("gs", "s3", "minio"));
  }

  /** The mounted path of a URI, as the service would show it. */
  public static Optional<String> mounted(String uri) {
    return inside(uri) ? Optional.of("/gcs/" + uri.substring("gs://".length())) : Optional.empty();
  }

  /** The file that a URI stands for, if it is one of ours. */
  public Optional<Path> file(String uri) {
    return inside(uri, stores)
        ? Optional.of(folder.resolve(uri.substring(uri.indexOf("://") + 3)).normalize())
        : Optional.empty();
  }

  /** A text for a process of this machine: mounted paths are those of the buckets' folders. */
  public String mapped(String text, boolean json) {
    String target = folder + "/";
    return MOUNTED
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(json ? JsonValues.escaped(target) : target));
  }

  /** Whether a URI names something in a bucket, and does not leave it by {@code ..}. */
  public static boolean inside(String uri) {
    return inside(uri, GOOGLE);
  }

  private static boolean inside(String uri, Set<String> stores) {
    Matcher matcher = URI.matcher(uri);
    return matcher.matches()
        && stores.contains(matcher.group(1))
        && !matcher.group(2).contains("..")
        && !LEAVING.matcher(uri).find();
  }
}
