package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.plan.Plan;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.RawFile;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all tasks of one spec share, in whichever DAG they are: names that are taken, launch jars,
 * files to ship, and what is wrong.
 */
final class SpecParts {

  private static final int IDENTITY_LENGTH = 32;

  private final CompileRequest request;
  private final SpecDialect dialect;
  private final boolean tracked;
  private final Collection<String> problems;
  private final CatalogEntries catalog;
  private final Set<String> written = new HashSet<>();
  private final Map<String, Optional<DatasetEntry>> entries = new ConcurrentHashMap<>();
  private final Names.Distinct taskNames = new Names.Distinct(Names::task, "-");
  private final SortedMap<String, Launch> launches = new TreeMap<>();
  private final SortedMap<String, RawFile> rawFiles = new TreeMap<>();

  /**
   * The parts.
   *
   * @param specName what the pipeline is called on the service
   */
  SpecParts(CompileRequest request, String specName, String pipeline, Collection<String> problems) {
    this.request = request;
    this.dialect = SpecDialects.of(request, specName, pipeline);
    this.tracked = RunTimeConfig.isTracked(request.config(), pipeline);
    this.problems = problems;
    this.catalog = CatalogEntries.of(request.config().catalog());
    request
        .graph()
        .pipelines()
        .values()
        .forEach(nodes -> nodes.forEach(node -> written.addAll(node.datasetsWritten())));
  }

  /** The catalog's entry of a dataset, written out or by a pattern. */
  Optional<DatasetEntry> entry(String dataset) {
    return entries.computeIfAbsent(dataset, name -> DatasetEntry.of(name, catalog));
  }

  /** Whether a node of any pipeline writes the dataset. */
  boolean isWritten(String dataset) {
    return written.contains(dataset);
  }

  CompileRequest request() {
    return request;
  }

  /** How the service wants the spec. */
  SpecDialect dialect() {
    return dialect;
  }

  /** Bucket and folder for code and run data. */
  RunRoot root() {
    return request.config().settings().run().root().orElse(new RunRoot(RunRoot.GOOGLE, ""));
  }

  /** Names of tasks; a component and an executor carry them too, so they are unique in a spec. */
  Names.Distinct taskNames() {
    return taskNames;
  }

  /** Whether runs of the pipeline are tracked. */
  boolean tracked() {
    return tracked;
  }

  /** A launch jar for a task of our own steps. */
  String launch(String task, String description) {
    Launch launch =
        launch(task, description, request.code().of(List.of(), List.of(description), false));
    add(launch);
    return launch.identity();
  }

  /** A launch jar for a task, not added yet; its identity is all that the task depends on. */
  Launch launch(String task, String description, TaskCode code) {
    String identity =
        CodeDigest.ofText(code.digest() + "\n" + description + dialect.identity())
            .substring(0, IDENTITY_LENGTH);
    return new Launch(task, identity, description, code.parts());
  }

  void add(Launch launch) {
    launches.put(launch.task(), launch);
  }

  void add(RawFile file) {
    rawFiles.put(file.uri(), file);
  }

  void problem(String text) {
    problems.add(text);
  }

  /** The identity of a task that was given a launch jar. */
  String identity(String task) {
    return launches.get(task).identity();
  }

  CompiledPipeline compiled(String pipeline, PipelineSpec spec, Plan plan) {
    return new CompiledPipeline(
        pipeline,
        spec,
        List.copyOf(launches.values()),
        List.copyOf(rawFiles.values()),
        plan,
        dialect.staging());
  }
}
