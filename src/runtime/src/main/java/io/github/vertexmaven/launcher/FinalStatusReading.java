package io.github.vertexmaven.launcher;

import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.util.Map;
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
  static PipelineStatus of(Object value) {
    Fields status = object(value);
    return new PipelineStatus(
        state(text(status, "state", "state").orElse("STATE_UNSPECIFIED")),
        error(status),
        text(status, "pipelineJobResourceName", "pipeline_job_resource_name").orElse(""),
        text(status, "pipelineTaskName", "pipeline_task_name").orElse(""));
  }

  /** Kubeflow Pipelines tells the state of an execution, in the words of its metadata store. */
  private static String state(String told) {
    return switch (told) {
      case "COMPLETE", "CACHED" -> "SUCCEEDED";
      case "CANCELED" -> "CANCELLED";
      default -> told;
    };
  }

  @SuppressWarnings("unchecked")
  private static Fields object(Object value) {
    try {
      Object read = value instanceof String text ? Json.lenient(text) : value;
      if (read instanceof Map<?, ?> map) {
        return new Fields((Map<String, Object>) map);
      }
    } catch (IOException e) {
      // told below
    }
    throw new UserFault(
        "The final status from the service cannot be read"
            + (value == null ? "" : ": " + Json.text(value))
            + ".");
  }

  private static Optional<PipelineStatus.Failure> error(Fields status) {
    Fields error = status.fields("error");
    int code = error.has("code") ? (int) error.integer("code") : 0;
    String message = text(error, "message", "message").orElse("");
    return code == 0 && message.isEmpty()
        ? Optional.empty()
        : Optional.of(new PipelineStatus.Failure(code, message));
  }

  private static Optional<String> text(Fields json, String camel, String snake) {
    return json.textIfThere(json.has(camel) ? camel : snake);
  }
}
