package io.github.vertexmaven.launcher;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.tell.UserFault;
import java.util.Optional;

/**
 * How a run ended, as the service tells it: {@code PipelineTaskFinalStatus}, whose names are
 * written in camel case by some services and in snake case by others.
 */
final class FinalStatusReading {

  private FinalStatusReading() {}

  /**
   * Reads the value of the input.
   *
   * @param value a JSON object, or its text; null when the service gave none
   */
  static PipelineStatus of(JsonElement value) {
    JsonObject status = object(value);
    return new PipelineStatus(
        text(status, "state", "state").orElse("STATE_UNSPECIFIED"),
        error(status),
        text(status, "pipelineJobResourceName", "pipeline_job_resource_name").orElse(""),
        text(status, "pipelineTaskName", "pipeline_task_name").orElse(""));
  }

  private static JsonObject object(JsonElement value) {
    try {
      boolean asText = value != null && value.isJsonPrimitive();
      JsonElement read = asText ? JsonParser.parseString(value.getAsString()) : value;
      if (read != null && read.isJsonObject()) {
        return read.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      // told below
    }
    throw new UserFault(
        "The service gave no final status that can be read"
            + (value == null ? "" : ": " + value)
            + ".");
  }

  private static Optional<PipelineStatus.Failure> error(JsonObject status) {
    if (!status.has("error") || !status.get("error").isJsonObject()) {
      return Optional.empty();
    }
    JsonObject error = status.getAsJsonObject("error");
    int code = error.has("code") ? error.get("code").getAsInt() : 0;
    String message = text(error, "message", "message").orElse("");
    return code == 0 && message.isEmpty()
        ? Optional.empty()
        : Optional.of(new PipelineStatus.Failure(code, message));
  }

  private static Optional<String> text(JsonObject json, String camel, String snake) {
    JsonElement found = json.has(camel) ? json.get(camel) : json.get(snake);
    return found == null || found.isJsonNull()
        ? Optional.empty()
        : Optional.of(found.getAsString());
  }
}
