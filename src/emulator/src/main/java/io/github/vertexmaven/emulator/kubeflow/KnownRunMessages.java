package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.RunRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs as the server speaks of them (run.proto). */
final class KnownRunMessages {

  private KnownRunMessages() {}

  /**
   * A run.
   *
   * @param nodes those of its workflow
   */
  static Answer of(KnownRun run, List<Answer> nodes) {
    RunRequest request = run.request();
    Answer message =
        new Answer()
            .put("experiment_id", request.experiment())
            .put("run_id", run.id())
            .put("display_name", request.displayName())
            .put("storage_state", run.storage())
            .put("description", request.description());
    source(message, run);
    return message
        .put("runtime_config", runtimeConfig(request))
        .put("service_account", request.account())
        .put("created_at", run.created())
        .put("scheduled_at", run.scheduled())
        .putOrEpoch("finished_at", run.finished())
        .put("state", run.state())
        .put(
            "run_details",
            nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer().put("task_details", nodes)))
        .put("recurring_run_id", request.recurring())
        .put(
            "state_history",
            run.history().stream().map(one -> change(one.at(), one.state())).toList());
  }

  private static void source(Answer message, KnownRun run) {
    RunRequest request = run.request();
    if (request.pipeline().isEmpty()) {
      Manifest manifest = new Manifest(run.newest().request().spec(), request.platform());
      message.put("pipeline_spec", manifest.struct());
    } else {
      message.put(
          "pipeline_version_reference",
          Optional.of(reference(request.pipeline(), request.version())));
    }
  }

  static Answer reference(String pipeline, String version) {
    return new Answer().put("pipeline_id", pipeline).put("pipeline_version_id", version);
  }

  private static Optional<Answer> runtimeConfig(RunRequest request) {
    return request.parameters().isEmpty() && request.root().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Answer()
                .put("parameters", request.parameters())
                .put("pipeline_root", request.root()));
  }

  static Answer change(Instant at, String state) {
    return new Answer().put("update_time", at).put("state", state);
  }
}
