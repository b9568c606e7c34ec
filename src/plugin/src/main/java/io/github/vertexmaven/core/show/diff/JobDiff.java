package io.github.vertexmaven.core.show.diff;

import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changes from one job to another: of the spec, and of how it runs.
 *
 * @param spec of their specs
 * @param run a line for each change of how they run
 * @param runPatch the hunks of a unified diff of how they run
 * @param parts what is to be known when one of them is not of the whole pipeline
 */
public record JobDiff(SpecDiff spec, List<String> run, List<String> runPatch, List<String> parts) {

  private static final String PART = JobOptions.PART;

  /** Copies the lists. */
  public JobDiff {
    run = List.copyOf(run);
    runPatch = List.copyOf(runPatch);
    parts = List.copyOf(parts);
  }

  /** From one to the other; the limit that the service's cache had is no difference. */
  public static JobDiff of(JobContent before, JobContent after) {
    SpecDocument old = SpecDocument.parse(before.spec());
    SpecDocument now = SpecDocument.parse(after.spec());
    ParameterLeaves had = ParameterLeaves.of(old, before.parameters());
    ParameterLeaves has = ParameterLeaves.of(now, after.parameters());
    Set<String> given = new TreeSet<>(had.given());
    given.addAll(has.given());
    Map<String, String> from = RunFacts.of(before, had, given);
    Map<String, String> to = RunFacts.of(after, has, given);
    return new JobDiff(
        SpecDiff.of(CacheLimit.without(old), now),
        Changes.of(from, to).stream().map("run: "::concat).toList(),
        LineDiff.of(text(from), text(to)),
        parts(before.options().labels().get(PART), after.options().labels().get(PART)));
  }

  /** Where only the specs are known. */
  public static JobDiff ofSpecs(String before, String after) {
    return new JobDiff(SpecDiff.of(before, after), List.of(), List.of(), List.of());
  }

  private static List<String> parts(String before, String after) {
    List<String> parts = new ArrayList<>();
    if (Objects.equals(before, after)) {
      return parts;
    }
    if (before != null) {
      parts.add(
          "The earlier run was of a part of the pipeline ("
              + before
              + "): tasks that it did not run are listed as added.");
    }
    if (after != null) {
      parts.add(
          "The next run is of a part of the pipeline ("
              + after
              + "): tasks that it leaves out are listed as removed.");
    }
    return parts;
  }

  private static String text(Map<String, String> facts) {
    return PlainJson.pretty(facts) + "\n";
  }

  /** Whether both do the same in the same way. */
  public boolean isEmpty() {
    return spec.isEmpty() && run.isEmpty();
  }

  /** A line for each change. */
  public List<String> words() {
    List<String> words = new ArrayList<>(spec.words());
    words.addAll(run);
    return words;
  }

  /** The patch with its headings; empty when both are the same. */
  public String patch(String before, String after) {
    return spec.patch(before, after)
        + (runPatch.isEmpty()
            ? ""
            : SpecDiff.headed("the run of " + before, "the next run", runPatch));
  }
}
