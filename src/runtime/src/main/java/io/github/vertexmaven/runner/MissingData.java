package io.github.vertexmaven.runner;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a run on this machine would not find, looked for before its first node starts. */
public final class MissingData {

  private record Problem(Location at, String text) {}

  /** In the order of the files, in which people mend them. */
  private static final Comparator<Problem> AS_WRITTEN =
      Comparator.comparing((Problem problem) -> problem.at().file())
          .thenComparing(problem -> problem.at().line());

  private MissingData() {}

  /**
   * The files that a part of a pipeline reads, that none of its nodes writes, and that are not
   * there.
   *
   * @param part some of the nodes of the whole
   * @return a finished text for each, with the place of its entry
   */
  public static List<String> problems(Pipeline part, Pipeline whole, Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (String input : part.inputs()) {
      if (!isNeeded(part, input)) {
        continue;
      }
      Optional<DatasetDefinition> entry = catalog.definition(input);
      boolean missing =
          entry.filter(known -> known.path().isPresent()).isPresent()
              && !catalog.dataset(input).exists();
      if (missing) {
        PipelineNode writer = whole.writers().get(Transcoding.dataset(input));
        problems.add(
            new Problem(
                entry.get().at(),
                problem(entry.get(), part, Optional.ofNullable(writer), catalog)));
      }
    }
    return problems.stream().sorted(AS_WRITTEN).map(Problem::text).toList();
  }

  /** Whether a node cannot do without it. */
  private static boolean isNeeded(Pipeline part, String dataset) {
    return part.nodes().stream()
        .flatMap(node -> node.inputs().stream())
        .filter(input -> input.isDataset() && input.name().equals(dataset))
        .anyMatch(input -> !input.isOptional());
  }

  private static String problem(
      DatasetDefinition entry, Pipeline part, Optional<PipelineNode> writer, Catalog catalog) {
    String readers =
        part.nodes().stream()
            .filter(node -> node.entriesRead().contains(entry.name()))
            .map(node -> "'" + node.name() + "'")
            .findFirst()
            .orElseThrow();
    String what =
        writer
            .map(
                node ->
                    "node '"
                        + node.name()
                        + "', which writes it, is not chosen. Choose it too, or run it before.")
            .orElse("no node writes it. Put the data there, or correct the entry.");
    return entry.at()
        + ": "
        + entry.name()
        + ": "
        + catalog.shown(entry.path().orElseThrow())
        + absent(entry)
        + ".\n  Node "
        + readers
        + " reads it, and "
        + what;
  }

  private static String absent(DatasetDefinition entry) {
    if (entry.loadVersion().isPresent()) {
      return " has no version " + entry.loadVersion().get();
    }
    if (entry.versioned()) {
      return " has no version yet";
    }
    return entry.type().equals("partitioned") ? " has no file that is a part" : " does not exist";
  }

  /** The datasets of a pipeline whose credentials are not given, a finished text for each. */
  public static List<String> unknownCredentials(Pipeline pipeline, Catalog catalog) {
    List<String> problems = new ArrayList<>();
    for (String dataset : pipeline.datasets()) {
      Optional<DatasetDefinition> entry = catalog.definition(dataset);
      entry
          .flatMap(DatasetDefinition::credentials)
          .flatMap(credentials -> credentials.problem())
          .ifPresent(
              problem ->
                  problems.add(entry.get().at() + ": " + entry.get().name() + ": " + problem));
    }
    return problems;
  }
}
