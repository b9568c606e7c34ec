package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.util.Optional;

/** The lines of a job's journal, and what they mean; the newest line of a task is its truth. */
final class JobJournal {

  /** Grows when an older emulator could misread what a newer one writes. */
  private static final int FORMAT = 1;

  private final Journal journal;

  JobJournal(Journal journal) {
    this.journal = journal;
  }

  /** A line: exactly one of the last three. Journals of older emulators do not say the format. */
  private record Line(
      Optional<Integer> format,
      Optional<JobDefinition> request,
      Optional<JobProgress> status,
      Optional<TaskRecord> task) {

    private Line {
      format = format == null ? Optional.empty() : format;
      request = request == null ? Optional.empty() : request;
      status = status == null ? Optional.empty() : status;
      task = task == null ? Optional.empty() : task;
    }
  }

  /** What a journal tells. */
  record Told(LoadedJob content, JobProgress progress) {

    private boolean isComplete() {
      return progress.state().ended()
          && content.tasks().stream().allMatch(task -> task.state().ended());
    }
  }

  void write(JobDefinition request) throws IOException {
    journal.append(Records.write(new Line(Optional.of(FORMAT), Optional.of(request), null, null)));
  }

  void write(JobProgress progress) throws IOException {
    journal.append(Records.write(new Line(null, null, Optional.of(progress), null)));
  }

  void write(TaskRecord task) throws IOException {
    journal.append(Records.write(new Line(null, null, null, Optional.of(task))));
  }

  /**
   * Reads it, and changes nothing. What lacks lines is believed only where the rest is complete: so
   * what has ended never seems to be under way.
   *
   * @param revision of all that is read
   */
  Told read(JobKey key, long revision) throws UnreadableJob {
    try {
      Reader reader = new Reader(revision);
      int damaged = journal.read(reader::line);
      Told told = reader.told();
      if (!told.content().request().key().equals(key)) {
        throw new UnreadableJob("its journal is that of another job");
      }
      if ((damaged > 0 || reader.damaged > 0) && !told.isComplete()) {
        throw new UnreadableJob(damaged + reader.damaged + " lines of its journal are damaged");
      }
      return told;
    } catch (IOException e) {
      throw new UnreadableJob("its journal cannot be read: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      throw new UnreadableJob("its journal is too large for the memory of the emulator");
    }
  }

  /** Reads line by line. */
  private static final class Reader {

    private final long revision;
    private Optional<LoadedJob> content = Optional.empty();
    private Optional<JobProgress> progress = Optional.empty();
    private Optional<String> newer = Optional.empty();
    private int damaged;

    private Reader(long revision) {
      this.revision = revision;
    }

    private void line(String text) {
      try {
        take(Records.read(text, Line.class));
      } catch (RuntimeException | StackOverflowError e) {
        damaged++;
      }
    }

    private void take(Line line) {
      if (line.format().filter(format -> format > FORMAT).isPresent()) {
        int format = line.format().get();
        newer = Optional.of("it was written by a newer emulator (format " + format + ")");
      } else if (line.request().isPresent() && content.isEmpty()) {
        JobDefinition request = sound(line.request().get());
        content = Optional.of(new LoadedJob(request, JobData.of(request)));
        progress = Optional.of(JobProgress.pending(request.created()));
      } else if (line.status().isPresent()) {
        progress = line.status();
      } else if (line.task().isPresent() && content.isPresent()) {
        content.get().put(line.task().get(), revision);
      } else {
        damaged++;
      }
    }

    /** One whose summary can be made. */
    private static JobDefinition sound(JobDefinition request) {
      JobSummary.of(request, JobProgress.pending(request.created()));
      return request;
    }

    private Told told() throws UnreadableJob {
      if (newer.isPresent()) {
        throw new UnreadableJob(newer.get());
      }
      if (content.isEmpty()) {
        throw new UnreadableJob("its journal does not contain the request");
      }
      return new Told(content.get(), progress.orElseThrow());
    }
  }
}
