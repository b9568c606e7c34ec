package io.github.vertexmaven.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where artifacts of stores that are not Google's lie in a task: Kubeflow Pipelines brings {@code
 * s3://bucket/key} to {@code /s3/bucket/key}, and takes it from there.
 *
 * @param environment of the task; {@code VERTEXAI_S3_MOUNT} and {@code VERTEXAI_MINIO_MOUNT} name
 *     other folders
 */
record BroughtFiles(Map<String, String> environment) {

  private static final String S3 = "s3";
  private static final String MINIO = "minio";

  /** The file or folder of an artifact; empty for another URI, or one that leads out of it. */
  Optional<Path> of(String uri) {
    Optional<Path> file = of(uri, S3, "VERTEXAI_S3_MOUNT");
    return file.isPresent() ? file : of(uri, MINIO, "VERTEXAI_MINIO_MOUNT");
  }

  private Optional<Path> of(String uri, String scheme, String variable) {
    String prefix = scheme + "://";
    if (!uri.startsWith(prefix)) {
      return Optional.empty();
    }
    Path folder = Path.of(environment.getOrDefault(variable, "/" + scheme)).normalize();
    Path file = folder.resolve(uri.substring(prefix.length())).normalize();
    return file.startsWith(folder) ? Optional.of(file) : Optional.empty();
  }
}
