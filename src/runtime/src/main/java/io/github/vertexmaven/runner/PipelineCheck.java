package io.github.vertexmaven.runner;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Sentence;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.NodeOutput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What would go wrong when a pipeline ran over a catalog and parameters, found before it runs. */
public final class PipelineCheck {

  private final Catalog catalog;
  private final Parameters parameters;
  private final Map<String, PipelineNode> writers;
  private final Map<String, PipelineNode> writersAnywhere;
  private final Set<String> problems = new LinkedHashSet<>();

  private PipelineCheck(
      Pipeline pipeline,
      Map<String, PipelineNode> writersAnywhere,
      Catalog catalog,
      Parameters parameters) {
    this.catalog = catalog;
    this.parameters = parameters;
    this.writers = pipeline.writers();
    this.writersAnywhere = writersAnywhere;
  }

  /**
   * All problems of a project's pipelines, each a finished text; none when they are sound.
   *
   * <p>A dataset that another pipeline writes and nothing keeps is not a problem here: that
   * pipeline cannot run on its own, which {@link #missingInputs} tells when someone wants it to.
   */
  public static List<String> problems(
      Map<String, Pipeline> pipelines, Catalog catalog, Parameters parameters) {
    return problems(pipelines, pipelines, catalog, parameters);
  }

  /**
   * The problems of some of a project's pipelines.
   *
   * @param all the pipelines of the project
   */
  public static List<String> problems(
      Map<String, Pipeline> pipelines,
      Map<String, Pipeline> all,
      Catalog catalog,
      Parameters parameters) {
    Map<String, PipelineNode> writersAnywhere = new TreeMap<>();
    all.values().forEach(pipeline -> writersAnywhere.putAll(pipeline.writers()));
    Set<String> problems = new LinkedHashSet<>();
    Set<PipelineNode> checked = new HashSet<>();
    for (Pipeline pipeline : pipelines.values()) {
      PipelineCheck check = new PipelineCheck(pipeline, writersAnywhere, catalog, parameters);
      pipeline.nodes().forEach(node -> check.node(node, checked.add(node)));
      problems.addAll(check.problems);
    }
    TypedEntries.check(pipelines.values(), catalog, problems);
    return List.copyOf(problems);
  }

  /**
   * What to know of entries that cannot be used while no pipeline does, as one text; empty when
   * there are none.
   */
  public static Optional<String> unusable(Catalog catalog) {
    List<String> refusals = new ArrayList<>();
    int entries = 0;
    for (String name : catalog.names()) {
      if (!catalog.refusal(name).isEmpty()) {
        entries++;
        refusals.addAll(catalog.refusal(name));
      }
    }
    return refusals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (entries == 1 ? "An entry" : entries + " entries")
                + " of the catalog cannot be used here. No pipeline does, so this is only a warning:\n  "
                + String.join("\n  ", refusals));
  }

  /**
   * Which datasets a part of a pipeline reads that are neither kept by the catalog nor written
   * within the part.
   *
   * @param part some of the nodes of the whole
   */
  public static List<String> missingInputs(Pipeline part, Pipeline whole, Catalog catalog) {
    Map<String, PipelineNode> writers = whole.writers();
    List<String> problems = new ArrayList<>();
    for (String input : needed(part)) {
      if (!KeptDatasets.beforeRun(catalog, input)) {
        PipelineNode writer = writers.get(Transcoding.dataset(input));
        String who = writer == null ? "another pipeline" : "node '" + writer.name() + "'";
        problems.add(
            "The chosen nodes read '"
                + input
                + "', which "
                + who
                + " writes and no file contains.\n  Add '"
                + input
                + "' to the catalog, or choose "
                + who
                + " too.");
      }
    }
    return problems;
  }

  /** What the part reads and does not write, without what may be missing. */
  private static Set<String> needed(Pipeline part) {
    Set<String> needed = new TreeSet<>();
    for (PipelineNode node : part.nodes()) {
      for (NodeInput input : node.inputs()) {
        if (input.isDataset() && !input.isOptional()) {
          needed.add(input.name());
        }
      }
    }
    needed.retainAll(part.inputs());
    return needed;
  }

  /** What depends on the node alone is checked once, however many pipelines have it. */
  private void node(PipelineNode node, boolean first) {
    for (NodeInput input : node.inputs()) {
      if (first || input.isDataset() && !catalog.contains(input.name())) {
        input(node, input);
      }
    }
    if (first) {
      node.outputs().forEach(output -> saved(node, output));
    }
  }

  private void input(PipelineNode node, NodeInput input) {
    switch (input.kind()) {
      case DATASET -> dataset(node, input);
      case PARAMETER -> parameter(node, input);
      case RUN_CONTEXT, FINAL_STATUS -> {}
    }
  }

  private void parameter(PipelineNode node, NodeInput input) {
    parameters
        .problems(input.name(), input.type())
        .forEach(
            problem ->
                problems.add(
                    problem + "\n  Node '" + node.name() + "' reads it: " + node.source()));
  }

  private void dataset(PipelineNode node, NodeInput input) {
    if (isRefused(node, "reads", input.name())) {
      return;
    }
    if (catalog.contains(input.name())) {
      loaded(node, input);
      return;
    }
    String dataset = Transcoding.dataset(input.name());
    PipelineNode writer = writers.get(dataset);
    if (writer == null && !writersAnywhere.containsKey(dataset)) {
      unknown(node, input);
    } else if (writer != null) {
      writer
          .output(dataset)
          .filter(output -> output.dataset().equals(input.name()))
          .ifPresent(output -> fits(writer, output, node, input));
    }
  }

  private void unknown(PipelineNode node, NodeInput input) {
    Set<String> known = new TreeSet<>(catalog.names());
    writersAnywhere.values().forEach(writer -> known.addAll(writer.entriesWritten()));
    Optional<String> near = DidYouMean.among(known, input.name());
    problems.add(
        "Node '"
            + node.name()
            + "' reads '"
            + input.name()
            + "', which no node writes and the catalog lacks.\n  "
            + node.source()
            + "\n  Add '"
            + input.name()
            + "' to the catalog"
            + near.map(name -> ", or did you mean '" + name + "'?").orElse("."));
  }

  private void fits(PipelineNode writer, NodeOutput output, PipelineNode reader, NodeInput input) {
    boolean unchecked = output.part() == NodeOutput.Part.ENTRY;
    boolean fits =
        Assignability.assignable(output.type(), input.valueType())
            || Assignability.assignable(output.type(), input.type());
    if (!unchecked && !fits) {
      problems.add(
          "Node '"
              + writer.name()
              + "' writes '"
              + output.dataset()
              + "' as "
              + Assignability.words(output.type())
              + ", but node '"
              + reader.name()
              + "' reads it as "
              + Assignability.words(input.type())
              + ".\n  "
              + writer.source()
              + ", "
              + reader.source()
              + "\n  Make both types the same.");
    }
  }

  private void loaded(PipelineNode node, NodeInput input) {
    catalog
        .dataset(input.name())
        .refusalToLoad(input.valueType())
        .ifPresent(
            reason ->
                refused(node, "reads", input.name(), Assignability.words(input.type()), reason));
  }

  /** Entries that nobody can use matter where somebody does. */
  private boolean isRefused(PipelineNode node, String verb, String dataset) {
    List<String> refusal = catalog.refusal(dataset);
    for (String problem : refusal) {
      problems.add(problem + "\n  Node '" + node.name() + "' " + verb + " it: " + node.source());
    }
    return !refusal.isEmpty();
  }

  private void saved(PipelineNode node, NodeOutput output) {
    if (isRefused(node, "writes", output.dataset())) {
      return;
    }
    if (catalog.contains(output.dataset()) && output.part() != NodeOutput.Part.ENTRY) {
      catalog
          .dataset(output.dataset())
          .refusalToSave(output.type())
          .ifPresent(
              reason ->
                  refused(
                      node,
                      "writes",
                      output.dataset(),
                      Assignability.words(output.type()),
                      reason));
    }
  }

  private void refused(PipelineNode node, String verb, String dataset, String type, String reason) {
    String where = catalog.definition(dataset).map(definition -> ", " + definition.at()).orElse("");
    problems.add(
        "Node '"
            + node.name()
            + "' "
            + verb
            + " '"
            + dataset
            + "' as "
            + type
            + ", but "
            + Sentence.of(reason)
            + "\n  "
            + node.source()
            + where);
  }
}
