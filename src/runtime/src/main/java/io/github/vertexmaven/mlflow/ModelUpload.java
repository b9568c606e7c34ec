package io.github.vertexmaven.mlflow;

import com.google.gson.JsonObject;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.Tracked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Keeps a model with a run: the file that the dataset wrote, and the {@code MLmodel} beside it by
 * which MLflow knows a model. With {@code registered_model_name} it becomes a version of that
 * model.
 */
final class ModelUpload {

  private static final String DATA = "data/model";

  private final MlflowClient client;
  private final ArtifactUpload artifacts;

  ModelUpload(MlflowClient client, ArtifactUpload artifacts) {
    this.client = client;
    this.artifacts = artifacts;
  }

  void upload(TrackedRun run, DatasetDefinition definition, Tracked tracked) {
    String folder = tracked.folder().orElse(definition.name());
    artifacts.upload(run, definition.path().orElseThrow(), folder + "/" + DATA);
    try {
      Path file = Files.createTempFile("MLmodel", "");
      try {
        Files.writeString(file, description(run, definition, folder));
        artifacts.upload(run, file, folder + "/MLmodel");
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new TrackingException("the model cannot be described: " + e, false, e);
    }
    tracked.registeredModel().ifPresent(name -> register(run, name, folder));
  }

  private static String description(TrackedRun run, DatasetDefinition definition, String folder) {
    return """
        artifact_path: %s
        flavors:
          vertexai_dataset:
            data: %s
            dataset: %s
            type: %s
            java_version: '%s'
        run_id: %s
        utc_time_created: '%s'
        """
        .formatted(
            folder,
            DATA,
            definition.name(),
            definition.type(),
            Runtime.version().feature(),
            run.id(),
            Instant.now().toString().replace('T', ' ').replace("Z", ""));
  }

  private void register(TrackedRun run, String name, String folder) {
    JsonObject model = new JsonObject();
    model.addProperty("name", name);
    try {
      client.tryPost("registered-models/create", model);
    } catch (MlflowClient.Refused e) {
      if (!e.code().equals("RESOURCE_ALREADY_EXISTS")) {
        throw new TrackingException(e.getMessage());
      }
    }
    JsonObject version = new JsonObject();
    version.addProperty("name", name);
    version.addProperty("source", run.artifactUri() + "/" + folder);
    version.addProperty("run_id", run.id());
    client.post("model-versions/create", version);
  }
}
