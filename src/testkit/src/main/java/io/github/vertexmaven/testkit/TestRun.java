package io.github.vertexmaven.testkit;

import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.launcher.Project;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.runner.PipelineCheck;
import io.github.vertexmaven.runner.RunScope;
import io.github.vertexmaven.runner.Runner;
import io.github.vertexmaven.slice.Slice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A run of a pipeline in a test: with the data and parameters that the test gives, and without a
 * file of the project being written. An immutable value; each method gives another one.
 *
 * <pre>{@code
 * TestResult result =
 *     TestRun.of(DataScience.class)
 *         .given("model_input_table", table)
 *         .parameter("model_options", Map.of("test_size", 0.2, "random_state", 3))
 *         .stub("train_model_node", Map.of("regressor", model))
 *         .run();
 * assertEquals(1.0, result.output("metrics", Map.class).get("r2"));
 * }</pre>
 */
public final class TestRun {

  private final Pipeline pipeline;
  private final Slice slice;
  private final Catalog catalog;
  private final Map<String, Object> parameters;
  private final Set<String> set;
  private final Map<String, Object> given;
  private final Map<String, Map<String, Object>> stubs;
  private final Optional<Path> folder;
  private final List<Hook> hooks;
  private final Optional<PipelineStatus> finalStatus;

  private TestRun(
      Pipeline pipeline,
      Slice slice,
      Catalog catalog,
      Map<String, Object> parameters,
      Set<String> set,
      Map<String, Object> given,
      Map<String, Map<String, Object>> stubs,
      Optional<Path> folder,
      List<Hook> hooks,
      Optional<PipelineStatus> finalStatus) {
    this.pipeline = pipeline;
    this.slice = slice;
    this.catalog = catalog;
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    this.set = Set.copyOf(set);
    this.given = Map.copyOf(given);
    this.stubs = Map.copyOf(stubs);
    this.folder = folder;
    this.hooks = List.copyOf(hooks);
    this.finalStatus = finalStatus;
  }

  /** A run of the nodes of these classes, without catalog and parameters. */
  public static TestRun of(Class<?>... classes) {
    return of(Pipeline.of(classes));
  }

  /** A run of a pipeline, without catalog and parameters. */
  public static TestRun of(Pipeline pipeline) {
    return new TestRun(
        pipeline,
        Slice.all(),
        Catalog.empty(),
        Map.of(),
        Set.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /**
   * A run of a project's pipeline with the project's parameters; what no node writes and the test
   * does not give is read from the project's catalog.
   *
   * @throws IllegalArgumentException when the project has no such pipeline
   */
  public static TestRun of(Project project, String pipeline) {
    Pipeline found = project.pipelines().get(pipeline);
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no pipeline '"
              + pipeline
              + "'. There are: "
              + String.join(", ", new TreeSet<>(project.pipelines().keySet())));
    }
    return new TestRun(
        found,
        Slice.all(),
        project.catalog(),
        project.parameters(),
        Set.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Only a part of the pipeline. */
  public TestRun only(Slice part) {
    return new TestRun(
        pipeline, part, catalog, parameters, set, given, stubs, folder, hooks, finalStatus);
  }

  /** The value of a dataset that the run reads and does not make. */
  public TestRun given(String dataset, Object value) {
    Map<String, Object> more = new HashMap<>(given);
    more.put(dataset, value);
    return new TestRun(
        pipeline, slice, catalog, parameters, set, more, stubs, folder, hooks, finalStatus);
  }

  /**
   * A parameter of the run; others stay as they are.
   *
   * @param path such as {@code model_options.test_size}; missing levels are made
   * @param value text, number, boolean, null, or a list or map of these
   */
  public TestRun parameter(String path, Object value) {
    Map<String, Object> tree = ParameterTree.with(parameters, path, value);
    Set<String> more = new TreeSet<>(set);
    more.add(path);
    return new TestRun(
        pipeline, slice, catalog, tree, more, given, stubs, folder, hooks, finalStatus);
  }

  /**
   * Values in place of a node: it is not called, and its outputs are these.
   *
   * @param outputs a value for each dataset that the node writes
   * @throws IllegalArgumentException when the node is not there, or its outputs are others
   */
  public TestRun stub(String node, Map<String, ?> outputs) {
    PipelineNode stubbed =
        pipeline
            .node(node)
            .orElseThrow(
                () -> new IllegalArgumentException("The pipeline has no node '" + node + "'."));
    TreeSet<String> written = new TreeSet<>(stubbed.entriesWritten());
    if (!written.equals(new TreeSet<>(outputs.keySet()))) {
      throw new IllegalArgumentException(
          "Node '"
              + node
              + "' writes "
              + written
              + ", but the stub gives "
              + new TreeSet<>(outputs.keySet())
              + ".");
    }
    Map<String, Map<String, Object>> more = new HashMap<>(stubs);
    more.put(node, Map.copyOf(outputs));
    return new TestRun(
        pipeline, slice, catalog, parameters, set, given, more, folder, hooks, finalStatus);
  }

  /**
   * Lets datasets that the catalog keeps as files go through files in their formats, as in every
   * other run, below a folder of the test. Without this they stay in memory.
   */
  public TestRun throughFiles(Path testFolder) {
    return new TestRun(
        pipeline,
        slice,
        catalog,
        parameters,
        set,
        given,
        stubs,
        Optional.of(testFolder),
        hooks,
        finalStatus);
  }

  /**
   * Calls these hooks in this order, after those of earlier calls. Hooks of the project take no
   * part by themselves: a test should not tell the world what a run tells it. {@link
   * Project#hooks()} has them for a test that is about them.
   */
  public TestRun hooks(List<? extends Hook> called) {
    List<Hook> more = new ArrayList<>(hooks);
    more.addAll(called);
    return new TestRun(
        pipeline, slice, catalog, parameters, set, given, stubs, folder, more, finalStatus);
  }

  /** The same. */
  public TestRun hooks(Hook... called) {
    return hooks(List.of(called));
  }

  /** How the run ended that this pipeline follows, for nodes of an exit pipeline that ask. */
  public TestRun after(PipelineStatus status) {
    return new TestRun(
        pipeline,
        slice,
        catalog,
        parameters,
        set,
        given,
        stubs,
        folder,
        hooks,
        Optional.of(status));
  }

  /**
   * Runs the nodes.
   *
   * @throws IllegalStateException with all that keeps the run from starting
   * @throws io.github.vertexmaven.runner.RunFailedException when a node failed; its cause is the
   *     node's own
   */
  public TestResult run() {
    Pipeline part = part();
    Parameters values = Parameters.of(tree());
    Catalog data = data().of(part);
    check(part, data, values);
    RunScope scope =
        new RunScope(
            data,
            values,
            Map.of(),
            "test-run",
            "test-run",
            "test",
            "__default__",
            finalStatus,
            Map.of());
    new Runner(Runtime.getRuntime().availableProcessors(), hooks).run(part, scope);
    List<String> ran = part.nodes().stream().map(PipelineNode::name).toList();
    return new TestResult(data, ran);
  }

  private Pipeline part() {
    return Pipeline.of(
        pipeline.only(slice).nodes().stream()
            .filter(node -> !stubs.containsKey(node.name()))
            .toList());
  }

  private ConfValue.Mapping tree() {
    return (ConfValue.Mapping) ConfValue.of(parameters, Location.of("the test"));
  }

  private TestData data() {
    Map<String, Object> held = new TreeMap<>(given);
    stubs.values().forEach(held::putAll);
    return new TestData(catalog, held, folder);
  }

  /** What a test gives and no node of the pipeline asks for is a slip. */
  private List<String> unused() {
    List<String> problems = new ArrayList<>();
    Set<String> known = pipeline.datasets();
    new TreeSet<>(given.keySet())
        .stream()
            .filter(name -> !known.contains(name))
            .forEach(
                name ->
                    problems.add(
                        "given(\""
                            + name
                            + "\", …): no node of the pipeline uses dataset '"
                            + name
                            + "'"
                            + DidYouMean.suffix(known, name)));
    Set<String> read = pipeline.parameters();
    new TreeSet<>(set)
        .stream()
            .filter(path -> read.stream().noneMatch(key -> reaches(key, path)))
            .forEach(
                path ->
                    problems.add(
                        "parameter(\""
                            + path
                            + "\", …): no node of the pipeline reads parameter '"
                            + path
                            + "'"
                            + DidYouMean.suffix(read, path)));
    return problems;
  }

  /** Whether who reads a parameter sees a value at a path. */
  private static boolean reaches(String key, String path) {
    return key.equals("*")
        || key.equals(path)
        || key.startsWith(path + ".")
        || path.startsWith(key + ".");
  }

  private void check(Pipeline part, Catalog data, Parameters parameters) {
    List<String> problems = new ArrayList<>(unused());
    part.inputs().stream()
        .filter(input -> !data.contains(input))
        .forEach(
            input ->
                problems.add(
                    "The run reads '"
                        + input
                        + "', which no node of it writes. Give it with given(\""
                        + input
                        + "\", …)."));
    problems.addAll(PipelineCheck.problems(Map.of("__default__", part), data, parameters));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems));
    }
  }
}
