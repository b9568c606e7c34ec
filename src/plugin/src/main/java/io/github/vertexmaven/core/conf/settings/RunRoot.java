package io.github.vertexmaven.core.conf.settings;

import java.util.Objects;

/**
 * Bucket and folder for code and run data.
 *
 * @param scheme of the store: {@code gs}, {@code s3} or {@code minio}
 * @param path bucket and folder, without a slash at the end
 */
public record RunRoot(String scheme, String path) {

  /** Cloud Storage, which needs not be written. */
  public static final String GOOGLE = "gs";

  /** Refuses null. */
  public RunRoot {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(path, "path");
  }

  /** Of a text of a sound form: {@code gs://bucket/folder}, or {@code bucket/folder}. */
  public static RunRoot of(String written) {
    int at = written.indexOf("://");
    String path = at < 0 ? written : written.substring(at + "://".length());
    return new RunRoot(at < 0 ? GOOGLE : written.substring(0, at), path.replaceFirst("/+$", ""));
  }

  /** {@code gs://bucket/folder}. */
  public String uri() {
    return scheme + "://" + path;
  }

  /** Where data of runs lies. */
  public String runs() {
    return uri() + "/vertexai-runs";
  }

  /** The bucket's name. */
  public String bucket() {
    return path.replaceFirst("/.*", "");
  }

  /** The folder that tasks find it at. */
  public String mount() {
    return "/" + (isGoogle() ? "gcs" : scheme) + "/" + path;
  }

  /** Whether it is in Cloud Storage. */
  public boolean isGoogle() {
    return scheme.equals(GOOGLE);
  }

  /** As people write it. */
  @Override
  public String toString() {
    return isGoogle() ? path : uri();
  }
}
