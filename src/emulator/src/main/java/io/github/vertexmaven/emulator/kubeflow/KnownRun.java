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
 * @param progress of each attempt at one moment: whoever reads the tasks of a run afterwards never
 *     sees one under way in a run that has ended
 */
record KnownRun(
    RunRequest request, List<Job> attempts, boolean archived, List<JobProgress> progress) {

  /** A change of its state. */
  record Change(Instant at, String state) {}

  KnownRun {
    attempts = List.copyOf(attempts);
    progress = List.copyOf(progress);
  }

  /** As it is now. */
  static KnownRun of(RunRequest request, List<Job> attempts, boolean archived) {
    return new KnownRun(request, attempts, archived, attempts.stream().map(Job::status).toList());
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

  private JobProgress last() {
    return progress.get(progress.size() - 1);
  }

  Instant created() {
    return attempts.get(0).created();
  }

  /** When it was to start. */
  Instant scheduled() {
    return attempts.get(0).summary().scheduled().orElse(created());
  }

  Optional<Instant> finished() {
    return last().ended();
  }

  boolean hasEnded() {
    return last().state().ended();
  }

  String state() {
    return named(last().state());
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
    for (int i = 0; i < attempts.size(); i++) {
      JobProgress status = progress.get(i);
      history.add(new Change(attempts.get(i).created(), "PENDING"));
      status.started().ifPresent(at -> history.add(new Change(at, "RUNNING")));
      if (status.state() == JobState.CANCELLING) {
        history.add(new Change(status.updated(), "CANCELING"));
      }
      status.ended().ifPresent(at -> history.add(new Change(at, named(status.state()))));
    }
    return history;
  }
}
