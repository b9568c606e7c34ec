package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.RunRequest;
import io.github.vertexmaven.emulator.pod.RunTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
    RunTemplate template = request.template();
    Answer message =
        new Answer()
            .put("experiment_id", template.experiment())
            .put("run_id", run.id())
            .put("display_name", template.displayName())
            .put("storage_state", run.storage())
            .put("description", template.description());
    source(
        message, template, () -> new Manifest(run.newest().request().spec(), request.platform()));
    return message
        .put("service_account", template.account())
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

  /**
   * What runs, and with what.
   *
   * @param own the spec where no pipeline is referred to
   */
  static void source(Answer message, RunTemplate template, Supplier<Manifest> own) {
    if (template.pipeline().isEmpty()) {
      message.put("pipeline_spec", own.get().struct());
    } else {
      message.put(
          "pipeline_version_reference",
          Optional.of(
              new Answer()
                  .put("pipeline_id", template.pipeline())
                  .put("pipeline_version_id", template.version())));
    }
    if (!template.parameters().isEmpty() || !template.root().isEmpty()) {
      message.put(
          "runtime_config",
          Optional.of(
              new Answer()
                  .put("parameters", template.parameters())
                  .put("pipeline_root", template.root())));
    }
  }

  static Answer change(Instant at, String state) {
    return new Answer().put("update_time", at).put("state", state);
  }
}
