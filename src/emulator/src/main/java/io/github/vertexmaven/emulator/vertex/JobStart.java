package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobState;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.Strictness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Makes a job of what was checked, and starts it. */
record JobStart(Jobs jobs, JobRunner runner, JobMessages messages, Strictness strictness) {

  private static final int INTERNAL = 13;

  Job start(Submission.Checked checked) {
    Job job =
        created(checked)
            .orElseThrow(
                () ->
                    Rejection.of(
                        Rejection.Kind.EXISTS,
                        "The pipeline job '"
                            + checked.request().key().resourceName()
                            + "' already exists."));
    try {
      messages.announce(job, checked.spec().name(), strictness.contextsAfter());
      runner.start(job, checked.spec());
    } catch (RuntimeException | Error e) {
      Failure failure = new Failure(INTERNAL, "The emulator could not start the job: " + e);
      job.end(JobState.FAILED, Optional.of(failure));
      throw e;
    }
    return job;
  }

  private Optional<Job> created(Submission.Checked checked) {
    try {
      return jobs.create(checked.request());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
