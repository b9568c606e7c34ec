package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.show.table.Screen;
import java.util.Map;
import java.util.function.Consumer;

/** A job in a log: a line for each change, and a table at its end. */
public final class JobLines implements JobView {

  private final JobChanges changes = new JobChanges();
  private final Consumer<String> log;
  private final Screen screen;

  /** Lines that fit this. */
  public JobLines(Consumer<String> log, Screen screen) {
    this.log = log;
    this.screen = screen;
  }

  @Override
  public void show(JobStatus job) {
    changes.since(job).forEach(log);
  }

  @Override
  public void end(JobStatus job, Map<String, String> notes) {
    log.accept("");
    JobTable.of(job, notes, screen).forEach(log);
  }
}
