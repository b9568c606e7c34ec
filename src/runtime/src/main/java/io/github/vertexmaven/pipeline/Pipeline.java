package io.github.vertexmaven.pipeline;

import io.github.vertexmaven.slice.InvalidSliceException;
import io.github.vertexmaven.slice.Slice;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An immutable set of nodes, connected by the names of their datasets. Nodes are in topological
 * order, then by name.
 *
 * <pre>{@code
 * Pipeline science = Pipeline.of(DataScience.class);
 * Pipeline both = Pipeline.of(DataProcessing.class).plus(science);
 * Pipeline training = both.to("train_model_node").onlyTags("gpu");
 * Pipeline small = science.as("small", Rename.dataset("model_input_table", "small_ships"));
 * }</pre>
 *
 * <p>Names of nodes are unique, each dataset has at most one writer, and there are no cycles.
 * Otherwise an {@link InvalidPipelineException} lists all problems.
 *
 * <p>A {@link PipelineRegistry} gives pipelines their names.
 *
 * @see io.github.vertexmaven.annotation.Node
 */
public final class Pipeline {

  private static final Pipeline EMPTY = new Pipeline(List.of(), List.of(), List.of());

  private final List<PipelineNode> nodes;
  private final List<String> ofClasses;
  private final List<String> problems;

  /**
   * A pipeline.
   *
   * @param ofClasses what is wrong with the classes that nodes are read from
   * @param problems that, and what is wrong with the nodes together
   */
  private Pipeline(List<PipelineNode> sorted, List<String> ofClasses, List<String> problems) {
    this.nodes = List.copyOf(sorted);
    this.ofClasses = List.copyOf(ofClasses);
    this.problems = List.copyOf(problems);
  }

  private static Pipeline made(Collection<PipelineNode> nodes, List<String> ofClasses) {
    List<String> problems = new ArrayList<>(ofClasses);
    problems.addAll(GraphProblems.of(nodes));
    List<PipelineNode> sorted = TopologicalOrder.of(nodes);
    if (problems.isEmpty()) {
      return new Pipeline(sorted, List.of(), List.of());
    }
    if (!KeptProblems.isWanted()) {
      throw new InvalidPipelineException(problems);
    }
    Set<PipelineNode> all = new LinkedHashSet<>(sorted);
    all.addAll(nodes);
    return new Pipeline(List.copyOf(all), ofClasses, problems);
  }

  /** Returns the pipeline without nodes. */
  public static Pipeline empty() {
    return EMPTY;
  }

  /**
   * Returns a pipeline with all nodes of the given classes: their methods with {@code @Node}.
   *
   * @throws InvalidPipelineException with all problems of all classes
   */
  public static Pipeline of(Class<?>... classes) {
    List<String> problems = new ArrayList<>();
    List<PipelineNode> read = new ArrayList<>();
    for (Class<?> owner : classes) {
      read.addAll(NodeReader.read(owner, problems));
    }
    return made(read, problems);
  }

  /**
   * Returns a pipeline with these nodes; equal ones count once.
   *
   * @throws InvalidPipelineException with all problems
   */
  public static Pipeline of(Collection<PipelineNode> nodes) {
    return made(List.copyOf(new LinkedHashSet<>(nodes)), List.of());
  }

  /**
   * The problems of this pipeline; always empty, except while {@link KeptProblems} are collected.
   */
  public List<String> problems() {
    return problems;
  }

  /** The nodes in the order in which one worker would run them. */
  public List<PipelineNode> nodes() {
    return nodes;
  }

  /** The node with this name. */
  public Optional<PipelineNode> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /** The datasets that nodes read and no node writes, as the catalog names them, sorted. */
  public Set<String> inputs() {
    Set<String> inputs = new TreeSet<>();
    nodes.forEach(node -> inputs.addAll(node.entriesRead()));
    Set<String> written = writers().keySet();
    inputs.removeIf(name -> written.contains(Transcoding.dataset(name)));
    return inputs;
  }

  /** The datasets that nodes write and no node reads, as the catalog names them, sorted. */
  public Set<String> outputs() {
    Set<String> outputs = new TreeSet<>();
    nodes.forEach(node -> outputs.addAll(node.entriesWritten()));
    Set<String> read = new TreeSet<>();
    nodes.forEach(node -> read.addAll(node.datasetsRead()));
    outputs.removeIf(name -> read.contains(Transcoding.dataset(name)));
    return outputs;
  }

  /** All datasets that nodes read or write, as the catalog names them, sorted. */
  public Set<String> datasets() {
    Set<String> all = new TreeSet<>();
    nodes.forEach(node -> all.addAll(node.entriesRead()));
    nodes.forEach(node -> all.addAll(node.entriesWritten()));
    return all;
  }

  /** The keys of the parameters that nodes read, sorted; {@code "*"} is the whole tree. */
  public Set<String> parameters() {
    return nodes.stream()
        .flatMap(node -> node.inputs().stream())
        .filter(input -> input.kind() == NodeInput.Kind.PARAMETER)
        .map(NodeInput::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The node that writes each dataset; {@code table} for a node that writes {@code table@csv}. */
  public Map<String, PipelineNode> writers() {
    Map<String, PipelineNode> writers = new TreeMap<>();
    for (PipelineNode node : nodes) {
      for (String dataset : node.datasetsWritten()) {
        writers.put(dataset, node);
      }
    }
    return writers;
  }

  /**
   * Returns a pipeline with the nodes of both.
   *
   * @throws InvalidPipelineException if the nodes do not fit together
   */
  public Pipeline plus(Pipeline other) {
    List<PipelineNode> all = new ArrayList<>(nodes);
    all.addAll(other.nodes);
    Set<String> both = new LinkedHashSet<>(ofClasses);
    both.addAll(other.ofClasses);
    return made(List.copyOf(new LinkedHashSet<>(all)), List.copyOf(both));
  }

  /**
   * Returns the part of this pipeline that a slice chooses.
   *
   * @throws InvalidPipelineException if this pipeline does not have one of the names, or no node is
   *     left
   */
  public Pipeline only(Slice slice) {
    try {
      List<PipelineNode> part = slice.of(nodes);
      return problems.isEmpty() ? new Pipeline(part, List.of(), List.of()) : made(part, ofClasses);
    } catch (InvalidSliceException e) {
      throw new InvalidPipelineException(e.problems());
    }
  }

  /** Returns a pipeline with only the named nodes. */
  public Pipeline onlyNodes(String... names) {
    return only(Slice.nodes(names));
  }

  /** Returns a pipeline with only the nodes that have any of the tags. */
  public Pipeline onlyTags(String... tags) {
    return only(Slice.tags(tags));
  }

  /** Returns a pipeline with the named nodes and all nodes after them. */
  public Pipeline from(String... names) {
    return only(Slice.from(names));
  }

  /** Returns a pipeline with the named nodes and all nodes before them. */
  public Pipeline to(String... names) {
    return only(Slice.to(names));
  }

  /** Returns a pipeline with the nodes that read any of the datasets and all nodes after them. */
  public Pipeline fromInputs(String... datasets) {
    return only(Slice.fromInputs(datasets));
  }

  /** Returns a pipeline with the nodes that write any of the datasets and all nodes before them. */
  public Pipeline toOutputs(String... datasets) {
    return only(Slice.toOutputs(datasets));
  }

  /** Returns a pipeline with only the nodes within any of the namespaces. */
  public Pipeline onlyNamespaces(String... namespaces) {
    return only(Slice.namespaces(namespaces));
  }

  /** Returns a pipeline with the same nodes, with these tags in addition to their own. */
  public Pipeline tagged(String... tags) {
    return new Pipeline(
        nodes.stream().map(node -> node.tagged(Arrays.asList(tags))).toList(), ofClasses, problems);
  }

  /**
   * Returns a pipeline with the same nodes in a namespace, so that one method can be several nodes.
   * Names of nodes, datasets and parameters get the namespace and a dot as a prefix, except those
   * that are renamed or kept.
   *
   * @throws InvalidPipelineException if a rename names something that the pipeline does not use
   */
  public Pipeline as(String namespace, Rename... renames) {
    Namespacing namespacing = new Namespacing(namespace, List.of(renames));
    namespacing.check(parameters(), datasets());
    return made(nodes.stream().map(namespacing::of).distinct().toList(), ofClasses);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pipeline pipeline && nodes.equals(pipeline.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return nodes.stream().map(PipelineNode::name).collect(Collectors.joining(", ", "[", "]"));
  }
}
