package io.github.vertexmaven.core.show.page;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the page of a project's pipeline shows of the pipeline. */
public final class ProjectPage {

  /** A longer value is no use to look at. */
  private static final int MAX_VALUE = 500;

  private final ResolvedConfig config;
  private final Redaction redaction;
  private final CatalogEntries entries;
  private final List<Node> nodes;
  private final List<Node> exitNodes;
  private final Function<Node, Optional<String>> lines;
  private final Function<Node, Optional<NodeTask>> tasks;

  private ProjectPage(
      ResolvedConfig config,
      List<Node> nodes,
      List<Node> exitNodes,
      Function<Node, Optional<String>> lines,
      Function<Node, Optional<NodeTask>> tasks) {
    this.config = config;
    this.redaction = Redaction.of(config);
    this.entries = CatalogEntries.of(config.catalog());
    this.nodes = List.copyOf(nodes);
    this.exitNodes = List.copyOf(exitNodes);
    this.lines = lines;
    this.tasks = tasks;
  }

  /**
   * The page.
   *
   * @param title what stands above it
   * @param config with the parameters that are shown; secrets among them are masked
   * @param graph where the pipeline is, and what of it is wanted
   * @param pipeline its name
   * @param lines where a node's method is written, {@code Nodes.java:12}
   * @param tasks what is known of the task that a node runs in
   */
  public static PipelinePage of(
      String title,
      ResolvedConfig config,
      ProjectGraph graph,
      String pipeline,
      Function<Node, Optional<String>> lines,
      Function<Node, Optional<NodeTask>> tasks) {
    List<Node> exit =
        config
            .settings()
            .run()
            .onExitPipeline()
            .filter(name -> !name.equals(pipeline))
            .map(name -> graph.pipelines().getOrDefault(name, List.of()))
            .orElse(List.of());
    List<Node> nodes = graph.chosen().getOrDefault(pipeline, List.of());
    ProjectPage page = new ProjectPage(config, nodes, exit, lines, tasks);
    return new PipelinePage(title, page.data(), page.redaction::text);
  }

  private Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    List<Map<String, Object>> all = new ArrayList<>();
    nodes.forEach(node -> all.add(node(node)));
    for (Node node : exitNodes) {
      Map<String, Object> json = node(node);
      json.put("exit", true);
      all.add(json);
    }
    data.put("nodes", all);
    data.put("datasets", datasets());
    data.put("parameters", parameters());
    return data;
  }

  private Stream<Node> everyNode() {
    return Stream.concat(nodes.stream(), exitNodes.stream());
  }

  private Map<String, Object> node(Node node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", node.name());
    json.put("namespace", node.namespace());
    json.put("tags", node.tags());
    json.put("source", node.source());
    lines.apply(node).ifPresent(at -> json.put("at", at));
    tasks.apply(node).ifPresent(task -> json.putAll(task.json()));
    json.put(
        "inputs",
        node.inputs().stream()
            .filter(input -> input.kind() == InputKind.DATASET || isParameter(input))
            .map(ProjectPage::input)
            .distinct()
            .toList());
    json.put("outputs", node.outputs().stream().map(ProjectPage::output).toList());
    return json;
  }

  private static boolean isParameter(Input input) {
    return input.kind() == InputKind.PARAMETER;
  }

  private static Map<String, Object> input(Input input) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", isParameter(input) ? "parameter" : "dataset");
    json.put("name", isParameter(input) ? input.name() : Transcoding.dataset(input.name()));
    json.put("type", shortType(input.type()));
    return json;
  }

  private static Map<String, Object> output(Output output) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", Transcoding.dataset(output.dataset()));
    json.put("type", shortType(output.type()));
    return json;
  }

  /** {@code java.util.List<com.acme.Company>} is read as {@code List<Company>}. */
  private static String shortType(String type) {
    return type.replaceAll("\\b(?:[a-z_][A-Za-z0-9_]*\\.)+", "");
  }

  private List<Object> datasets() {
    TreeMap<String, TreeSet<String>> names = new TreeMap<>();
    everyNode()
        .flatMap(node -> Stream.concat(node.entriesRead().stream(), node.entriesWritten().stream()))
        .forEach(
            name ->
                names.computeIfAbsent(Transcoding.dataset(name), any -> new TreeSet<>()).add(name));
    List<Object> datasets = new ArrayList<>();
    names.forEach((name, entries) -> datasets.add(dataset(name, entries)));
    return datasets;
  }

  /** With one entry, or one for each type. */
  private Map<String, Object> dataset(String dataset, Collection<String> names) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", dataset);
    for (String name : names) {
      entries
          .find(name)
          .filter(ConfValue.Mapping.class::isInstance)
          .map(ConfValue.Mapping.class::cast)
          .ifPresent(entry -> put(entry, json));
    }
    return json;
  }

  private static void put(ConfValue.Mapping entry, Map<String, Object> json) {
    entry
        .get("type")
        .map(ConfValue::plain)
        .ifPresent(
            type ->
                json.merge(
                    "type", type, (one, other) -> one.equals(other) ? one : one + ", " + other));
    for (String key : List.of("filepath", "layer", "versioned")) {
      entry.get(key).map(ConfValue::plain).ifPresent(value -> json.putIfAbsent(key, value));
    }
    json.putIfAbsent("at", entry.at().toString());
  }

  private List<Object> parameters() {
    TreeSet<String> paths = new TreeSet<>();
    everyNode().forEach(node -> paths.addAll(node.parametersRead()));
    List<Object> parameters = new ArrayList<>();
    paths.forEach(path -> parameters.add(parameter(path)));
    return parameters;
  }

  private Map<String, Object> parameter(String path) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", path);
    List<String> keys =
        config.localParameters().get(path).isPresent()
            ? List.of(path)
            : Arrays.asList(path.split("\\."));
    value(keys)
        .ifPresent(
            value -> {
              json.put("value", shown(redaction.parameter(keys, value)));
              json.put("at", value.at().toString());
            });
    return json;
  }

  private static String shown(Object value) {
    String text = PlainJson.compact(PlainJson.withoutNulls(value));
    return text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "…" : text;
  }

  private Optional<ConfValue> value(List<String> keys) {
    Optional<ConfValue> found = Optional.of(config.localParameters());
    for (String key : keys) {
      found =
          found
              .filter(ConfValue.Mapping.class::isInstance)
              .flatMap(mapping -> ((ConfValue.Mapping) mapping).get(key));
    }
    return found;
  }
}
