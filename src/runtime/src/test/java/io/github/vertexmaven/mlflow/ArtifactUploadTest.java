package io.github.vertexmaven.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactUploadTest {

  @TempDir Path dir;

  @Test
  void anArtifactOfABucketIsAFileBelowTheMountOrIsRefused() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "kept");
    String run = "gs://bucket/run";
    new ArtifactUpload(null, Optional.of(dir.resolve("gcs"))).one(run, file, "a/b");
    assertThat(dir.resolve("gcs/bucket/run/a/b")).hasContent("kept");
    assertThatThrownBy(() -> new ArtifactUpload(null, Optional.empty()).one(run, file, "a/b"))
        .isInstanceOf(TrackingException.class)
        .hasMessageEndingWith(
            "the run keeps its artifacts in 'gs://bucket/run', and tasks of Kubeflow Pipelines have"
                + " no bucket mounted. Start the server with --serve-artifacts.");
  }
}
