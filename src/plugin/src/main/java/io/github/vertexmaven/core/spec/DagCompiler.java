package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.core.graph.ProjectGraph;
import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.spec.PipelineSpec.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles the nodes of one DAG: a task for each node, an importer for each dataset that no node of
 * the DAG writes.
 */
final class DagCompiler {

  private static final int IDENTITY_LENGTH = 32;

  private final SpecParts parts;
  private final CompileRequest request;
  private final String pipeline;
  private final List<Node> nodes;
  private final RunParameters parameters;
  private final Optional<String> finalStatus;
  private final Containers containers;
  private final TaskRules rules;
  private final Map<String, Node> writers;
  private final Map<String, String> taskNames;
  private final Map<String, String> artifactKeys;
  private final SortedMap<String, Task> tasks = new TreeMap<>();
  private final SortedSet<String> usedParameters = new TreeSet<>();

  /**
   * A compiler of one DAG.
   *
   * @param pipeline the name of the pipeline that the nodes are of
   * @param finalStatus for an exit DAG, its parameter that tells how the run ended; nothing in it
   *     is cached, since each run has an end of its own
   */
  DagCompiler(
      SpecParts parts,
      String pipeline,
      List<Node> nodes,
      RunParameters parameters,
      Optional<String> finalStatus) {
    this.parts = parts;
    this.request = parts.request();
    this.pipeline = pipeline;
    this.nodes = nodes;
    this.parameters = parameters;
    this.finalStatus = finalStatus;
    this.containers = new Containers(parts);
    this.rules = new TaskRules(request.config().settings());
    this.writers = ProjectGraph.writers(nodes);
    this.taskNames = taskNames();
    this.artifactKeys = Names.distinct(datasets(), Names::key, "_");
  }

  /**
   * What came out.
   *
   * @param tasks by name
   * @param parameters the top-level parameters that the tasks read
   */
  record Dag(SortedMap<String, Task> tasks, SortedSet<String> parameters) {}

  Dag compile() {
    imported().forEach(this::importerTask);
    nodes.forEach(this::containerTask);
    return new Dag(tasks, usedParameters);
  }

  private Map<String, String> taskNames() {
    SortedSet<String> names = new TreeSet<>();
    nodes.forEach(node -> names.add(node.name()));
    List<String> all = new ArrayList<>(names);
    imported().forEach(dataset -> all.add(importer(dataset)));
    return parts.taskNames().of(all);
  }

  private static String importer(String dataset) {
    return "importer " + dataset;
  }

  private SortedSet<String> datasets() {
    SortedSet<String> datasets = new TreeSet<>();
    for (Node node : nodes) {
      datasets.addAll(node.datasetsRead());
      datasets.addAll(node.datasetsWritten());
    }
    return datasets;
  }

  /**
   * The datasets that no node writes and that are files: what is no file is read by the tasks
   * themselves.
   */
  private SortedSet<String> imported() {
    SortedSet<String> imported = new TreeSet<>();
    for (String dataset : datasets()) {
      boolean free = !writers.containsKey(dataset);
      if (free && entry(dataset).flatMap(DatasetEntry::filepath).isPresent()) {
        imported.add(dataset);
      }
    }
    return imported;
  }

  private Optional<DatasetEntry> entry(String dataset) {
    return parts.entry(dataset);
  }

  private void importerTask(String dataset) {
    DatasetEntry entry = entry(dataset).orElseThrow();
    boolean inBucket = entry.isInBucket();
    String uri = inBucket ? entry.readPath().orElseThrow() : shipped(dataset, entry);
    boolean reimport = inBucket && !entry.isImmutable();
    String task = taskNames.get(importer(dataset));
    tasks.put(task, new ImporterTask(dataset, uri, type(dataset), reimport, finalStatus.isEmpty()));
  }

  /**
   * Raw data of this machine goes to a place named by its content, so that a new content is new
   * data.
   */
  private String shipped(String dataset, DatasetEntry entry) {
    CompileRequest request = parts.request();
    Optional<RawData> data = RawData.of(entry, request.config().project().baseDir());
    if (data.isEmpty()) {
      parts.problem(
          entry.at()
              + ": dataset '"
              + dataset
              + "': the file "
              + entry.readPath().orElseThrow()
              + " does not exist, and no node writes it.\n"
              + "  Put the file there, or give a gs:// path that the pipeline reads at run time.");
      return "";
    }
    String digest = data.get().digest(request.fileDigest()).substring(0, IDENTITY_LENGTH);
    String folder = "gs://" + parts.root() + "/vertexai-code/data/" + digest + "/";
    data.get().files(folder).forEach(parts::add);
    return folder + data.get().name();
  }

  private ArtifactType type(String dataset) {
    return entry(dataset).map(DatasetEntry::artifactType).orElseGet(() -> declaredType(dataset));
  }

  /**
   * For a dataset that the catalog lacks: tables are known by the type that the writer declares.
   */
  private ArtifactType declaredType(String dataset) {
    boolean table =
        Optional.ofNullable(writers.get(dataset)).stream()
            .flatMap(node -> node.outputs().stream())
            .filter(output -> output.dataset().equals(dataset))
            .anyMatch(output -> output.type().equals("org.dflib.DataFrame"));
    return table ? ArtifactType.DATASET : ArtifactType.ARTIFACT;
  }

  private void containerTask(Node node) {
    SortedMap<String, ArtifactInput> reads = new TreeMap<>();
    SortedMap<String, String> inputs = new TreeMap<>();
    SortedSet<String> after = new TreeSet<>();
    for (String dataset : node.datasetsRead()) {
      String key = artifactKeys.get(dataset);
      source(dataset)
          .ifPresent(
              source -> {
                reads.put(key, source);
                inputs.put(key, dataset);
                after.add(source.producerTask());
              });
    }
    SortedMap<String, ArtifactType> writes = new TreeMap<>();
    SortedMap<String, String> outputs = new TreeMap<>();
    for (String dataset : node.datasetsWritten()) {
      writes.put(artifactKeys.get(dataset), type(dataset));
      outputs.put(artifactKeys.get(dataset), dataset);
    }
    String task = taskNames.get(node.name());
    String identity = launch(task, node, inputs, outputs);
    tasks.put(
        task,
        new ContainerTask(
            node.name(),
            inputs(node),
            reads,
            writes,
            after,
            containers.of(node, identity),
            isCached(node) && rules.of(node).caching().orElse(true),
            TaskRules.retries(rules.of(node))));
  }

  private SortedMap<String, Parameter> inputs(Node node) {
    SortedSet<String> keys = parameters.of(node);
    usedParameters.addAll(keys);
    SortedMap<String, Parameter> inputs = new TreeMap<>(parameters.inputs(keys, false));
    finalStatus(node)
        .ifPresent(
            key -> inputs.put(key, new Parameter(ParameterType.STRUCT, Optional.empty(), true)));
    return inputs;
  }

  private Optional<String> finalStatus(Node node) {
    return finalStatus.filter(key -> node.readsFinalStatus());
  }

  private Optional<ArtifactInput> source(String dataset) {
    Node writer = writers.get(dataset);
    ArtifactType type = type(dataset);
    if (writer != null) {
      String task = taskNames.get(writer.name());
      return Optional.of(new ArtifactInput(type, task, artifactKeys.get(dataset)));
    }
    return Optional.ofNullable(taskNames.get(importer(dataset)))
        .map(task -> new ArtifactInput(type, task, "artifact"));
  }

  private String launch(
      String task, Node node, SortedMap<String, String> inputs, SortedMap<String, String> outputs) {
    SortedMap<String, Object> catalog = new TreeMap<>();
    for (String dataset : node.datasetsRead()) {
      entry(dataset).ifPresent(entry -> catalog.put(dataset, entry.plain()));
    }
    for (String dataset : node.datasetsWritten()) {
      entry(dataset).ifPresent(entry -> catalog.put(dataset, entry.plain()));
    }
    String description =
        TaskDescription.of(
            parts,
            pipeline,
            node,
            inputs,
            outputs,
            catalog,
            parameters.of(node),
            finalStatus(node),
            rules.of(node).timeout());
    return parts.launch(task, description);
  }

  /**
   * An earlier result may serve only when it was made of the same data and lies where this run
   * would look for it: not when the node reads what has no content that the cache could know, or
   * writes to a place of its own.
   */
  private boolean isCached(Node node) {
    if (finalStatus.isPresent() || parameters.dependOnRun(node)) {
      return false;
    }
    for (String dataset : node.datasetsRead()) {
      if (!isKnown(dataset) && !entry(dataset).map(DatasetEntry::isImmutable).orElse(false)) {
        return false;
      }
    }
    return node.datasetsWritten().stream()
        .map(this::entry)
        .flatMap(Optional::stream)
        .allMatch(entry -> entry.isImmutable() || entry.isVersioned() || !writesElsewhere(entry));
  }

  /** Whether an artifact stands for the content of a dataset; a file with a query does not. */
  private boolean isKnown(String dataset) {
    boolean query = entry(dataset).filter(DatasetEntry::isQuery).isPresent();
    return writers.containsKey(dataset) || taskNames.containsKey(importer(dataset)) && !query;
  }

  private boolean writesElsewhere(DatasetEntry entry) {
    if (entry.filepath().isEmpty() && !entry.isMemory()) {
      return true;
    }
    boolean outside =
        entry.isInBucket()
            && !entry.filepath().orElse("").startsWith("gs://" + parts.root() + "/vertexai-runs/");
    return outside || entry.dependsOnRun();
  }
}
