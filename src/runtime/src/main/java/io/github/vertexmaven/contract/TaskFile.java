package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code task.json} of the launch jar: all that a task knows when it starts, besides its code and
 * what the service tells it. It is frozen when the task is compiled.
 *
 * @param runtimeVersion the version of the runtime that described the nodes
 * @param env the environment
 * @param pipeline the name of the pipeline
 * @param nodes in topological order; none for a task that is a step of ours
 * @param hostAliases names of hosts that the task finds, by address
 * @param step what a task without nodes does
 * @param data the datasets of the task
 * @param parameters the inputs that carry the parameters that the task reads
 * @param finalStatus the task's input that tells how the run ended, for a task of an exit pipeline
 * @param timeouts after how long nodes are ended, by their names
 * @param runTime the settings that matter while nodes run
 */
public record TaskFile(
    String runtimeVersion,
    String env,
    String pipeline,
    List<NodeEntry> nodes,
    Map<String, List<String>> hostAliases,
    Optional<Step> step,
    Data data,
    List<Parameter> parameters,
    Optional<String> finalStatus,
    Map<String, Duration> timeouts,
    RunTimeSettings runTime) {

  /** Where the launch jar has it. */
  public static final String RESOURCE = "META-INF/vertexai/task.json";

  private static final int FORMAT_VERSION = 2;

  private static final String FORMAT = "formatVersion";
  private static final String NODES = "nodes";
  private static final String PIPELINES = "pipelines";

  /**
   * What a task without nodes does.
   *
   * @param name {@link #START} or {@link #END}
   * @param nodeNames the names of the nodes that the whole pipeline runs
   */
  public record Step(String name, List<String> nodeNames) {

    /** Starts the run of the experiment. */
    public static final String START = "mlflow-start-run";

    /** Ends the run of the experiment. */
    public static final String END = "mlflow-end-run";

    private void put(Map<String, Object> json) {
      json.put("step", name);
      json.put("nodeNames", nodeNames);
    }

    private static Optional<Step> in(Fields json) {
      return json.has("step")
          ? Optional.of(new Step(json.text("step"), json.texts("nodeNames")))
          : Optional.empty();
    }
  }

  /**
   * The datasets of a task.
   *
   * @param inputs by the names of the task's input artifacts
   * @param outputs by the names of the task's output artifacts
   * @param catalog the plain entries of the catalog that the task uses
   * @param types the names under which the task's nodes use each dataset that they see as a type,
   *     such as {@code table@csv}
   */
  public record Data(
      Map<String, String> inputs,
      Map<String, String> outputs,
      Map<String, Object> catalog,
      Map<String, List<String>> types) {

    /** For a task that reads and writes none. */
    public static final Data NONE = new Data(Map.of(), Map.of(), Map.of(), Map.of());

    private void put(Map<String, Object> json) {
      json.put("inputs", inputs);
      json.put("outputs", outputs);
      json.put("catalog", catalog);
      if (!types.isEmpty()) {
        json.put("types", types);
      }
    }

    private static Data in(Fields json) {
      return new Data(
          json.textsByName("inputs"),
          json.textsByName("outputs"),
          json.map("catalog"),
          json.listsByName("types"));
    }
  }

  /**
   * An input of the task that carries a parameter.
   *
   * @param path the keys that lead to its value
   * @param instead whether it stands for all parts of its key, when it is given
   */
  public record Parameter(String input, List<String> path, boolean instead) {

    private Map<String, Object> plain() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("input", input);
      json.put("path", path);
      if (instead) {
        json.put("instead", true);
      }
      return json;
    }

    private static Parameter of(Fields json) {
      return new Parameter(json.text("input"), json.texts("path"), json.flag("instead"));
    }
  }

  /** The text, which the task's identity is made of. */
  public String text() {
    Map<String, Object> described = new LinkedHashMap<>();
    nodes.forEach(node -> described.put(node.name(), node.plain()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(FORMAT, FORMAT_VERSION);
    json.put("runtimeVersion", runtimeVersion);
    json.put("env", env);
    json.put(PIPELINES, Map.of(pipeline, List.copyOf(described.keySet())));
    json.put(NODES, described);
    if (!hostAliases.isEmpty()) {
      json.put("hostAliases", hostAliases);
    }
    step.ifPresent(what -> what.put(json));
    data.put(json);
    json.put("parameters", parameters.stream().map(Parameter::plain).toList());
    finalStatus.ifPresent(key -> json.put("finalStatus", key));
    if (!timeouts.isEmpty()) {
      Map<String, Object> seconds = new LinkedHashMap<>();
      timeouts.forEach((node, limit) -> seconds.put(node, limit.toSeconds()));
      json.put("timeouts", seconds);
    }
    Map<String, Object> settings = runTime.plain();
    if (!settings.isEmpty()) {
      json.put(RunTimeSettings.KEY, settings);
    }
    return Json.line(json);
  }

  /**
   * Reads the text.
   *
   * @throws OtherFormat when it cannot be read for that
   */
  public static TaskFile read(Reader in) throws IOException {
    Fields json = new Fields(Json.object(in));
    if (json.integer(FORMAT) != FORMAT_VERSION) {
      throw new OtherFormat(json.integer(FORMAT), FORMAT_VERSION);
    }
    Map<String, List<String>> pipelines = json.listsByName(PIPELINES);
    String pipeline = pipelines.keySet().iterator().next();
    List<NodeEntry> nodes = new ArrayList<>();
    for (String name : pipelines.get(pipeline)) {
      nodes.add(NodeEntry.of(json.fields(NODES).fields(name)));
    }
    List<Parameter> parameters = new ArrayList<>();
    for (Fields parameter : json.list("parameters")) {
      parameters.add(Parameter.of(parameter));
    }
    Fields seconds = json.fields("timeouts");
    Map<String, Duration> timeouts = new LinkedHashMap<>();
    for (String node : seconds.values().keySet()) {
      timeouts.put(node, Duration.ofSeconds(seconds.integer(node)));
    }
    return new TaskFile(
        json.textIfThere("runtimeVersion").orElse(""),
        json.text("env"),
        pipeline,
        nodes,
        json.listsByName("hostAliases"),
        Step.in(json),
        Data.in(json),
        parameters,
        json.textIfThere("finalStatus"),
        timeouts,
        RunTimeSettings.in(json));
  }
}
