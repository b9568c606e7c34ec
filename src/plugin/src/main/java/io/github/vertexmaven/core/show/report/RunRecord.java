package io.github.vertexmaven.core.show.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run that has ended. Times are those that the run itself noted, so that the
 * same run is always told in the same way.
 *
 * @param name the job's id, or the run's name when it ran in one process
 * @param outcome how it ended
 * @param started when it began
 * @param ended when it ended
 * @param link where its own page is
 * @param error why it did not succeed
 * @param facts further things to know, in words, in the order in which they are shown
 * @param given the parameters that were given for this run, by name
 * @param tasks in the order in which they began
 * @param written the data that it wrote
 * @param log what it printed and what no task says it printed alone
 * @param nodeTimes how long nodes took, where tasks run several and wrote it down
 */
public record RunRecord(
    String name,
    Outcome outcome,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<String> link,
    Optional<String> error,
    Map<String, String> facts,
    Map<String, String> given,
    List<ReportedTask> tasks,
    List<WrittenData> written,
    LogTail log,
    Map<String, Duration> nodeTimes) {

  /** The same with something to see of its data, by dataset. */
  public RunRecord with(Map<String, DataPreview> previews) {
    List<WrittenData> seen =
        written.stream()
            .map(
                data ->
                    Optional.ofNullable(previews.get(data.dataset())).map(data::with).orElse(data))
            .toList();
    return new RunRecord(
        name, outcome, started, ended, link, error, facts, given, tasks, seen, log, nodeTimes);
  }

  /** The same with the times of nodes. */
  public RunRecord withNodeTimes(Map<String, Duration> times) {
    return new RunRecord(
        name, outcome, started, ended, link, error, facts, given, tasks, written, log, times);
  }

  /** Whether its nodes ran side by side in one process, and are its tasks. */
  public boolean inOneProcess() {
    return link.isEmpty();
  }

  /** How a run ended. */
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** Nobody waited for it any longer. */
    UNFINISHED
  }

  /** Copies the collections. */
  public RunRecord {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    tasks = List.copyOf(tasks);
    written = List.copyOf(written);
    nodeTimes = Collections.unmodifiableMap(new LinkedHashMap<>(nodeTimes));
  }
}
