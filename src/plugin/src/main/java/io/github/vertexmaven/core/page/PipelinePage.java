package io.github.vertexmaven.core.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.graph.ProjectGraph.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A pipeline as a page: its nodes, datasets and parameters as a graph to search, fold and click.
 * The same pipeline gives the same bytes.
 */
public final class PipelinePage {

  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  /** A longer value is no use to look at. */
  private static final int MAX_VALUE = 500;

  private final ResolvedConfig config;
  private final List<Node> nodes;
  private final Function<Node, Optional<String>> lines;
  private final Function<Node, Optional<TaskFacts>> tasks;

  private PipelinePage(
      ResolvedConfig config,
      List<Node> nodes,
      Function<Node, Optional<String>> lines,
      Function<Node, Optional<TaskFacts>> tasks) {
    this.config = config;
    this.nodes = List.copyOf(nodes);
    this.lines = lines;
    this.tasks = tasks;
  }

  /**
   * The text of the page.
   *
   * @param title what stands above it
   * @param nodes in topological order
   * @param lines where a node's method is written, {@code Nodes.java:12}
   * @param tasks what is known of the task that a node runs in
   */
  public static String of(
      String title,
      ResolvedConfig config,
      List<Node> nodes,
      Function<Node, Optional<String>> lines,
      Function<Node, Optional<TaskFacts>> tasks) {
    return PageTemplate.fill(title, new PipelinePage(config, nodes, lines, tasks).data()) + "\n";
  }

  private String data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("nodes", nodes.stream().map(this::node).toList());
    data.put("datasets", datasets());
    data.put("parameters", parameters());
    return JSON.toJson(data);
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
            .map(PipelinePage::input)
            .distinct()
            .toList());
    json.put("outputs", node.outputs().stream().map(PipelinePage::output).toList());
    return json;
  }

  private static boolean isParameter(Input input) {
    return input.kind() == InputKind.PARAMETER;
  }

  private static Map<String, Object> input(Input input) {
    String kind = isParameter(input) ? "parameter" : "dataset";
    return Map.of("kind", kind, "name", input.name(), "type", shortType(input.type()));
  }

  private static Map<String, Object> output(Output output) {
    return Map.of("name", output.dataset(), "type", shortType(output.type()));
  }

  /** {@code java.util.List<com.acme.Company>} is read as {@code List<Company>}. */
  private static String shortType(String type) {
    return type.replaceAll("\\b(?:[a-z_][A-Za-z0-9_]*\\.)+", "");
  }

  private List<Object> datasets() {
    TreeSet<String> names = new TreeSet<>();
    nodes.forEach(node -> names.addAll(node.datasetsRead()));
    nodes.forEach(node -> names.addAll(node.datasetsWritten()));
    List<Object> datasets = new ArrayList<>();
    names.forEach(name -> datasets.add(dataset(name)));
    return datasets;
  }

  private Map<String, Object> dataset(String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    config
        .catalog()
        .get(name)
        .filter(ConfValue.Mapping.class::isInstance)
        .map(ConfValue.Mapping.class::cast)
        .ifPresent(
            entry -> {
              for (String key : List.of("type", "filepath", "layer")) {
                entry.get(key).map(ConfValue::plain).ifPresent(value -> json.put(key, value));
              }
              json.put("at", entry.at().toString());
            });
    return json;
  }

  private List<Object> parameters() {
    TreeSet<String> paths = new TreeSet<>();
    nodes.forEach(node -> paths.addAll(node.parametersRead()));
    List<Object> parameters = new ArrayList<>();
    for (String path : paths) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", path);
      parameter(path)
          .ifPresent(
              value -> {
                json.put("value", shown(value));
                json.put("at", value.at().toString());
              });
      parameters.add(json);
    }
    return parameters;
  }

  private static String shown(ConfValue value) {
    String text = JSON.toJson(value.plain());
    return text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "…" : text;
  }

  private Optional<ConfValue> parameter(String path) {
    Optional<ConfValue> whole = config.parameters().get(path);
    if (whole.isPresent()) {
      return whole;
    }
    Optional<ConfValue> found = Optional.of(config.parameters());
    for (String key : path.split("\\.")) {
      found =
          found
              .filter(ConfValue.Mapping.class::isInstance)
              .flatMap(mapping -> ((ConfValue.Mapping) mapping).get(key));
    }
    return found;
  }
}
