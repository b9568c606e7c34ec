package io.github.vertexmaven.core.job.clean;

import io.github.vertexmaven.core.service.connect.EmulatorCleaning.Amount;
import io.github.vertexmaven.core.service.connect.EmulatorCleaning.Freed;
import io.github.vertexmaven.core.show.table.ByteCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an emulator says of jobs that it has removed, or would remove. */
public final class FreedJobs {

  private FreedJobs() {}

  /**
   * A sentence, if there were any jobs.
   *
   * @param gone whether they are gone; else their data is there, and is not what this is about
   */
  public static Optional<String> words(Freed freed, boolean gone) {
    if (freed.jobs() == 0) {
      return Optional.empty();
    }
    String jobs = freed.jobs() == 1 ? "1 job" : freed.jobs() + " jobs";
    List<String> parts = new ArrayList<>();
    add(parts, "journals", freed.journals());
    add(parts, "logs", freed.logs());
    add(parts, "metadata", freed.metadata());
    add(parts, "known results", freed.results());
    if (gone) {
      add(parts, "other data", freed.data());
    }
    return Optional.of(
        (gone ? "Removed " + jobs + " from the emulator: " : "The emulator keeps of " + jobs + ": ")
            + String.join("; ", parts)
            + ".");
  }

  private static void add(List<String> parts, String name, Amount amount) {
    if (amount.files() > 0) {
      String files = amount.files() == 1 ? "1 file" : amount.files() + " files";
      parts.add(name + " " + files + ", " + ByteCount.words(amount.bytes()));
    }
  }
}
