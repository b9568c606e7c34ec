package io.github.vertexmaven.emulator.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What lists show of the jobs that have ended, in one file: a start reads it instead of all their
 * journals. It tells nothing that the journals do not, so it may be lost or damaged.
 */
final class JobIndex {

  private final Journal journal;

  private JobIndex(Journal journal) {
    this.journal = journal;
  }

  static JobIndex at(Path file) {
    return new JobIndex(Journal.at(file));
  }

  /**
   * A job that has ended.
   *
   * @param bytes how long its journal is: of another length it is another journal
   */
  record Entry(JobSummary summary, long bytes) {}

  /** The entries by the names of the jobs' folders; the newest of a name counts. */
  Map<String, Entry> read() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try {
      journal.read(line -> take(line, entries));
    } catch (IOException e) {
      return Map.of();
    }
    return entries;
  }

  private static void take(String line, Map<String, Entry> entries) {
    try {
      Entry entry = Records.read(line, Entry.class);
      if (entry.summary().progress().state().ended()) {
        entries.put(entry.summary().key().folder(), entry);
      }
    } catch (RuntimeException | StackOverflowError e) {
      // the job's own journal says it
    }
  }

  /** Without it the next start reads the job's journal. */
  synchronized void add(JobSummary summary, long bytes) {
    try {
      journal.append(Records.write(new Entry(summary, bytes)));
    } catch (IOException e) {
      // as said
    }
  }

  /** Writes it anew, without jobs that are gone. */
  synchronized void rewrite(Collection<Entry> entries) {
    try {
      journal.replace(entries.stream().map(Records::write).toList());
    } catch (IOException e) {
      // the old one will do
    }
  }
}
