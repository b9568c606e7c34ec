package io.github.vertexmaven.mlflow;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps files with a run: through the server where it keeps artifacts itself, as a file where they
 * lie in a folder of this machine or in a bucket that is mounted.
 */
final class ArtifactUpload {

  private static final String PROXIED = "mlflow-artifacts:";
  private static final String BUCKET = "gs://";

  private final MlflowClient client;
  private final Optional<Path> mount;

  /**
   * An upload.
   *
   * @param mount the folder that stands for {@code gs://}; empty where no bucket is mounted
   */
  ArtifactUpload(MlflowClient client, Optional<Path> mount) {
    this.client = client;
    this.mount = mount;
  }

  /** A file, or all files of a folder, under this path of the run's artifacts. */
  void upload(TrackedRun run, Path file, String path) {
    try (Stream<Path> files = Files.walk(file)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        String inner = file.relativize(each).toString().replace('\\', '/');
        one(run.artifactUri(), each, inner.isEmpty() ? path : path + "/" + inner);
      }
    } catch (IOException e) {
      throw new TrackingException("artifact " + path + " cannot be kept: " + e, false, e);
    }
  }

  /** A file of a run whose artifacts are at that URI. */
  void one(String uri, Path file, String path) throws IOException {
    if (uri.startsWith(PROXIED)) {
      String below = uri.substring(PROXIED.length()).replaceFirst("^//[^/]*", "");
      client.put(encoded(below + "/" + path), file);
    } else if (uri.startsWith(BUCKET)) {
      copy(file, inBucket(uri).resolve(path));
    } else if (uri.startsWith("file:")) {
      copy(file, Path.of(URI.create(uri)).resolve(path));
    } else if (uri.startsWith("/")) {
      copy(file, FileSystems.getDefault().getPath(uri).resolve(path));
    } else {
      throw new TrackingException(
          "the run keeps its artifacts in '"
              + uri
              + "', which is neither with the server (mlflow-artifacts:), nor a bucket (gs://), nor a"
              + " folder. Start the server with --serve-artifacts, or set"
              + " tracking.experiment.create_experiment_kwargs.artifact_location.");
    }
  }

  private Path inBucket(String uri) {
    return mount
        .orElseThrow(
            () ->
                new TrackingException(
                    "the run keeps its artifacts in '"
                        + uri
                        + "', and tasks of Kubeflow Pipelines have no bucket mounted. Start the"
                        + " server with --serve-artifacts."))
        .resolve(uri.substring(BUCKET.length()));
  }

  private static void copy(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String encoded(String path) {
    List<String> names = Arrays.asList(path.split("/"));
    return names.stream()
        .filter(name -> !name.isEmpty())
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
