package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.RunRequest;
import io.github.vertexmaven.emulator.pod.RunTemplate;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobProgress;
import io.github.vertexmaven.emulator.store.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run: one job, or one for each time that it was tried.
 *
 * @param attempts the first first
 */
record KnownRun(RunRequest request, List<Job> attempts, boolean archived) {

  /** A change of its state. */
  record Change(Instant at, String state) {}

  KnownRun {
    attempts = List.copyOf(attempts);
  }

  RunTemplate template() {
    return request.template();
  }

  String id() {
    return request.id();
  }

  Job newest() {
    return attempts.get(attempts.size() - 1);
  }

  Instant created() {
    return attempts.get(0).created();
  }

  /** When it was to start. */
  Instant scheduled() {
    return attempts.get(0).summary().scheduled().orElse(created());
  }

  Optional<Instant> finished() {
    return newest().status().ended();
  }

  boolean hasEnded() {
    return newest().status().state().ended();
  }

  String state() {
    return named(newest().status().state());
  }

  /** One that was terminated has failed: its workflow did. */
  static String named(JobState state) {
    return switch (state) {
      case CANCELLING -> "CANCELING";
      case CANCELLED -> "FAILED";
      default -> state.name();
    };
  }

  String storage() {
    return archived ? "ARCHIVED" : "AVAILABLE";
  }

  List<Change> history() {
    List<Change> history = new ArrayList<>();
    for (Job attempt : attempts) {
      JobProgress status = attempt.status();
      history.add(new Change(attempt.created(), "PENDING"));
      status.started().ifPresent(at -> history.add(new Change(at, "RUNNING")));
      if (status.state() == JobState.CANCELLING) {
        history.add(new Change(status.updated(), "CANCELING"));
      }
      status.ended().ifPresent(at -> history.add(new Change(at, named(status.state()))));
    }
    return history;
  }
}
