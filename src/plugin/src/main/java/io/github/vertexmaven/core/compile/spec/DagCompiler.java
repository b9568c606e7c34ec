package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.slice.Transcoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compiles the nodes of one DAG: a task for each group of nodes, an importer for each dataset that
 * no node of the DAG writes.
 */
final class DagCompiler {

  private static final int IDENTITY_LENGTH = 32;

  /** From so many on it pays to ask more than one processor. */
  private static final int MANY_TASKS = 64;

  private final SpecParts parts;
  private final CompileRequest request;
  private final String pipeline;
  private final DagData data;
  private final List<TaskGroup> groups;
  private final RunInputs inputs;
  private final Optional<String> finalStatus;
  private final TaskContainers containers;
  private final TaskRules rules;
  private final Caching caching;
  private final Map<String, TaskGroup> groupOf = new HashMap<>();
  private final Map<String, String> taskNames;
  private final Map<String, String> artifactKeys;
  private final Map<String, String> inImage = new HashMap<>();
  private final SortedMap<String, Task> tasks = new TreeMap<>();
  private final SortedSet<String> usedInputs = new TreeSet<>();

  /**
   * A compiler of one DAG.
   *
   * @param pipeline the name of the pipeline that the nodes are of
   * @param groups the nodes of each task
   * @param finalStatus for an exit DAG, its parameter that tells how the run ended; nothing in it
   *     is cached, since each run has an end of its own
   */
  DagCompiler(
      SpecParts parts,
      String pipeline,
      DagData data,
      List<TaskGroup> groups,
      RunInputs inputs,
      Optional<String> finalStatus) {
    this.parts = parts;
    this.request = parts.request();
    this.pipeline = pipeline;
    this.data = data;
    this.groups = List.copyOf(groups);
    this.inputs = inputs;
    this.finalStatus = finalStatus;
    this.containers = new TaskContainers(parts);
    this.rules = new TaskRules(request.config().settings());
    this.caching = new Caching(data, rules, inputs.parameters(), parts.root().uri());
    groups.forEach(group -> group.nodes().forEach(node -> groupOf.put(node.name(), group)));
    this.taskNames = taskNames();
    this.artifactKeys = Names.distinct(data.all(), Names::key, "_");
  }

  /**
   * What came out.
   *
   * @param tasks by name
   * @param inputs the inputs of a run that the tasks take
   */
  record Dag(SortedMap<String, Task> tasks, SortedSet<String> inputs) {}

  /**
   * What a task is without those beside it, found on any processor.
   *
   * @param outputs the datasets that leave the task, by their keys
   */
  private record Described(
      TaskGroup group,
      SortedMap<String, ArtifactInput> reads,
      SortedMap<String, String> outputs,
      Launch launch) {}

  Dag compile() {
    data.imported().forEach(this::importerTask);
    Stream<TaskGroup> each = groups.size() < MANY_TASKS ? groups.stream() : groups.parallelStream();
    each.map(this::described).toList().forEach(this::containerTask);
    return new Dag(tasks, usedInputs);
  }

  private Map<String, String> taskNames() {
    SortedSet<String> names = new TreeSet<>();
    groups.forEach(group -> names.add(group.name()));
    List<String> all = new ArrayList<>(names);
    data.imported().forEach(dataset -> all.add(importer(dataset)));
    return parts.taskNames().of(all);
  }

  private static String importer(String dataset) {
    return "importer " + dataset;
  }

  private void importerTask(String dataset) {
    DatasetEntry entry = data.entry(dataset).orElseThrow();
    boolean inBucket = entry.isInBucket();
    String uri = inBucket ? entry.readPath().orElseThrow() : shipped(dataset, entry);
    if (!inBucket && !parts.dialect().staging().reachable()) {
      inImage.put(dataset, uri.replaceFirst(".*/vertexai-code", CompiledPipeline.IMAGE_FOLDER));
      return;
    }
    // What may be missing may come, also when it would never change.
    boolean reimport = inBucket && (!data.isImmutable(dataset) || data.mayBeMissing(dataset));
    String task = taskNames.get(importer(dataset));
    tasks.put(
        task, new ImporterTask(dataset, uri, data.type(dataset), reimport, finalStatus.isEmpty()));
  }

  /**
   * Raw data of this machine goes to a place named by its content, so that a new content is new
   * data.
   */
  private String shipped(String dataset, DatasetEntry entry) {
    CompileRequest request = parts.request();
    Optional<RawData> raw = RawData.of(entry, request.config().project().baseDir());
    if (raw.isEmpty()) {
      parts.problem(
          entry.at()
              + ": dataset '"
              + dataset
              + "': "
              + RawData.lack(entry, request.config().project().baseDir())
              + ", and no node writes it.\n"
              + "  Create the file, or use a gs:// path that the pipeline reads at run time.");
      return "";
    }
    String digest = raw.get().digest(request.fileDigest()).substring(0, IDENTITY_LENGTH);
    String folder = parts.root().uri() + "/vertexai-code/data/" + digest + "/";
    raw.get().files(folder).forEach(parts::add);
    return folder + raw.get().name();
  }

  private Described described(TaskGroup group) {
    SortedMap<String, ArtifactInput> reads = new TreeMap<>();
    SortedMap<String, String> datasets = new TreeMap<>();
    for (String dataset : group.read()) {
      String key = artifactKeys.get(dataset);
      source(dataset, group)
          .ifPresent(
              source -> {
                reads.put(key, source);
                datasets.put(key, dataset);
              });
    }
    SortedMap<String, String> outputs = new TreeMap<>();
    for (String dataset : group.written()) {
      if (leaves(dataset, group)) {
        outputs.put(artifactKeys.get(dataset), dataset);
      }
    }
    return new Described(group, reads, outputs, launch(group, datasets, outputs));
  }

  private void containerTask(Described described) {
    TaskGroup group = described.group();
    SortedSet<String> after = new TreeSet<>();
    described.reads().values().forEach(source -> after.add(source.producerTask()));
    SortedMap<String, ArtifactType> writes = new TreeMap<>();
    described
        .outputs()
        .forEach(
            (key, dataset) -> {
              writes.put(key, data.type(dataset));
              data.entry(dataset)
                  .flatMap(entry -> parts.dialect().outputProblem(entry, parts.root()))
                  .ifPresent(parts::problem);
            });
    parts.add(described.launch());
    tasks.put(
        described.launch().task(),
        new ContainerTask(
            group.name(),
            parameters(group),
            described.reads(),
            writes,
            after,
            containers.of(group.first(), described.launch().identity(), !writes.isEmpty()),
            finalStatus.isEmpty() && group.nodes().stream().allMatch(caching::of),
            TaskRules.retries(rules.of(group.first()))));
  }

  /** What only the group's own nodes read stays in its memory, unless the catalog keeps it. */
  private boolean leaves(String dataset, TaskGroup group) {
    List<Node> readers = data.readers(dataset);
    return data.isKept(dataset)
        || readers.isEmpty()
        || readers.stream().anyMatch(node -> groupOf.get(node.name()) != group);
  }

  private SortedMap<String, Parameter> parameters(TaskGroup group) {
    SortedSet<String> names = inputs.of(group.nodes());
    usedInputs.addAll(names);
    TaskLimits.check(group, inputs.bytes(names)).ifPresent(parts::problem);
    SortedMap<String, Parameter> parameters = new TreeMap<>(inputs.definitions(names, false));
    finalStatus(group)
        .ifPresent(
            key ->
                parameters.put(key, new Parameter(ParameterType.STRUCT, Optional.empty(), true)));
    return parameters;
  }

  private Optional<String> finalStatus(TaskGroup group) {
    return finalStatus.filter(key -> group.readsFinalStatus());
  }

  private Optional<ArtifactInput> source(String dataset, TaskGroup reader) {
    ArtifactType type = data.type(dataset);
    Optional<Node> writer = data.writer(dataset);
    if (writer.isPresent()) {
      TaskGroup group = groupOf.get(writer.get().name());
      return Optional.of(
              new ArtifactInput(type, taskNames.get(group.name()), artifactKeys.get(dataset)))
          .filter(source -> group != reader);
    }
    return Optional.ofNullable(taskNames.get(importer(dataset)))
        .filter(task -> !inImage.containsKey(dataset))
        .map(task -> new ArtifactInput(type, task, "artifact"));
  }

  private Launch launch(
      TaskGroup group, SortedMap<String, String> read, SortedMap<String, String> outputs) {
    SortedMap<String, Object> catalog = new TreeMap<>();
    SortedSet<String> names = group.names();
    SortedSet<String> datasets = new TreeSet<>(group.read());
    datasets.addAll(group.written());
    // What the catalog keeps in memory is, in a task, as if it were not in the catalog.
    datasets.stream()
        .filter(dataset -> data.isKept(dataset) && !data.isAbsent(dataset))
        .flatMap(dataset -> data.entries(dataset).stream())
        .filter(entry -> names.contains(entry.name()))
        .forEach(entry -> catalog.put(entry.name(), plain(entry)));
    String description =
        TaskDescription.of(
            parts,
            pipeline,
            group.nodes(),
            new TaskFile.Data(read, outputs, catalog, types(names, datasets)),
            inputs,
            finalStatus(group),
            timeouts(group));
    return parts.launch(taskNames.get(group.name()), description, code(group, description));
  }

  /** Where nobody else brings it, raw data comes with the image, at one place for each content. */
  private Map<?, ?> plain(DatasetEntry entry) {
    String place = inImage.get(Transcoding.dataset(entry.name()));
    return place == null ? entry.plain() : entry.at(place);
  }

  /** The names of datasets that the group sees as types. */
  private SortedMap<String, List<String>> types(
      SortedSet<String> used, SortedSet<String> datasets) {
    SortedMap<String, List<String>> types = new TreeMap<>();
    for (String dataset : datasets) {
      List<String> names = data.names(dataset).stream().filter(used::contains).toList();
      if (!names.equals(List.of(dataset))) {
        types.put(dataset, names);
      }
    }
    return types;
  }

  private SortedMap<String, Duration> timeouts(TaskGroup group) {
    SortedMap<String, Duration> timeouts = new TreeMap<>();
    group
        .nodes()
        .forEach(
            node -> rules.of(node).timeout().ifPresent(limit -> timeouts.put(node.name(), limit)));
    return timeouts;
  }

  private TaskCode code(TaskGroup group, String description) {
    boolean readsObjects =
        group.read().stream()
            .filter(dataset -> data.writer(dataset).isEmpty())
            .flatMap(dataset -> data.entries(dataset).stream())
            .anyMatch(DatasetEntry::isObject);
    List<String> classes = group.nodes().stream().map(Node::className).distinct().toList();
    return request.code().of(classes, List.of(description), readsObjects);
  }
}
