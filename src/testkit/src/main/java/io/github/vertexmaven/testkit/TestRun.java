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
 * A run of a pipeline in a test, with given data and parameters. It writes no file of the project.
 * A {@code TestRun} is an immutable value; each method returns a new one.
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

  /** Creates a run of the nodes of these classes, without catalog and parameters. */
  public static TestRun of(Class<?>... classes) {
    return of(Pipeline.of(classes));
  }

  /** Creates a run of a pipeline, without catalog and parameters. */
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
   * Creates a run of a project's pipeline with the project's parameters. Inputs that the test does
   * not give come from the project's catalog.
   *
   * @throws IllegalArgumentException if the project has no such pipeline
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

  /** Runs only a part of the pipeline. */
  public TestRun only(Slice part) {
    return new TestRun(
        pipeline, part, catalog, parameters, set, given, stubs, folder, hooks, finalStatus);
  }

  /** Gives the value of an input of the run. */
  public TestRun given(String dataset, Object value) {
    Map<String, Object> more = new HashMap<>(given);
    more.put(dataset, value);
    return new TestRun(
        pipeline, slice, catalog, parameters, set, more, stubs, folder, hooks, finalStatus);
  }

  /**
   * Sets a parameter of the run; others stay unchanged.
   *
   * @param path such as {@code model_options.test_size}; missing levels are created
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
   * Replaces a node by values: the run does not call it, and uses these outputs.
   *
   * @param outputs a value for each dataset that the node writes
   * @throws IllegalArgumentException if the node does not exist, or has other outputs
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
   * Writes and reads datasets with files in their formats, as in every other run, below a folder of
   * the test. Without this, they stay in memory.
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
   * Calls these hooks in this order, after those of earlier calls. A test does not call the hooks
   * of the project, because they may write to other systems. {@link Project#hooks()} returns them
   * for a test of the hooks.
   */
  public TestRun hooks(List<? extends Hook> called) {
    List<Hook> more = new ArrayList<>(hooks);
    more.addAll(called);
    return new TestRun(
        pipeline, slice, catalog, parameters, set, given, stubs, folder, more, finalStatus);
  }

  /** Calls these hooks, see {@link #hooks(Hook...)}. */
  public TestRun hooks(Hook... called) {
    return hooks(List.of(called));
  }

  /** Gives the nodes of an exit pipeline the status of the run that has ended. */
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
   * @throws IllegalStateException with all problems that prevent the run from starting
   * @throws io.github.vertexmaven.runner.RunFailedException if a node failed; its cause is the
   *     exception of the node
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
