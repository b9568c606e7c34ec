package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.CanonicalJson;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A pipeline spec: {@code PipelineSpec} of pipeline_spec.proto, and behind it what only one
 * platform understands, {@code PlatformSpec}, as a document of its own. Nothing of either is
 * checked, and what nobody asks for stays as it is.
 *
 * @param fields of the spec's JSON
 * @param platform those of the platform document; none when there is no such document
 */
public record SpecDocument(LenientFields fields, LenientFields platform) {

  /** What stands between the two documents, as between those of a YAML file. */
  public static final String SEPARATOR = "\n---\n";

  /** One without a platform document. */
  public SpecDocument(LenientFields fields) {
    this(fields, LenientFields.of(null));
  }

  /**
   * Reads a text.
   *
   * @throws io.github.vertexmaven.core.json.JsonException when it is no JSON object
   */
  public static SpecDocument parse(String json) {
    int end = json.indexOf(SEPARATOR);
    return end < 0
        ? new SpecDocument(LenientFields.parse(json))
        : new SpecDocument(
            LenientFields.parse(json.substring(0, end)),
            LenientFields.parse(json.substring(end + SEPARATOR.length())));
  }

  /** The same with the keys of every object in order. */
  public SpecDocument canonical() {
    return new SpecDocument(
        LenientFields.of(CanonicalJson.of(fields.plain())),
        LenientFields.of(CanonicalJson.of(platform.plain())));
  }

  /** {@code pipelineInfo.name}. */
  public Optional<String> name() {
    return info().string("name");
  }

  /** What the pipeline is for. */
  public Optional<String> description() {
    return info().text("description");
  }

  private LenientFields info() {
    return fields.fields("pipelineInfo");
  }

  /** Where run data goes when nobody says otherwise. */
  public Optional<String> defaultRoot() {
    return fields.string("defaultPipelineRoot");
  }

  /** The tasks at the top. */
  public SpecDag dag() {
    return root().dag();
  }

  /** The values that a run takes. */
  public SpecDefinitions inputs() {
    return root().inputs();
  }

  private ComponentSpec root() {
    return new ComponentSpec(fields.fields("root"));
  }

  /** What a task consists of; empty when the spec lacks it. */
  public ComponentSpec component(TaskSpec task) {
    return new ComponentSpec(fields.fields("components").fields(task.component()));
  }

  /** What a component runs; empty when it holds tasks. */
  public ExecutorSpec executor(ComponentSpec component) {
    String label = component.executorLabel().orElse("");
    return new ExecutorSpec(deployment().fields("executors").fields(label));
  }

  private LenientFields deployment() {
    return fields.fields("deploymentSpec");
  }

  /** Every DAG: first the one at the top. */
  public List<SpecDag> dags() {
    List<SpecDag> dags = new ArrayList<>();
    dags.add(dag());
    dags.addAll(
        fields
            .objects("components", (name, component) -> new ComponentSpec(component).dag())
            .values());
    return dags;
  }

  /** All that tasks run. */
  public List<ExecutorSpec> executors() {
    return List.copyOf(
        deployment().objects("executors", (label, json) -> new ExecutorSpec(json)).values());
  }

  /** What the spec says beyond what is asked for here and in its tasks, by its place. */
  public Map<String, LenientFields> rest() {
    Map<String, LenientFields> rest = new LinkedHashMap<>();
    rest.put("inputDefinitions", inputs().fields().without("parameters"));
    rest.put("root", root().fields().without("dag", "inputDefinitions"));
    rest.put("pipelineInfo", info().without("name", "description"));
    rest.put("deploymentSpec", deployment().without("executors"));
    rest.put(
        "",
        fields.without(
            "components", "deploymentSpec", "root", "pipelineInfo", "defaultPipelineRoot"));
    rest.put("platforms", platform.fields("platforms"));
    return rest;
  }

  /** With other containers. */
  public SpecDocument withContainers(UnaryOperator<ContainerSpec> change) {
    UnaryOperator<LenientFields> executor =
        json -> json.changed("container", it -> change.apply(new ContainerSpec(it)).fields());
    return new SpecDocument(
        fields.changed(
            "deploymentSpec",
            deployment ->
                deployment.changed(
                    "executors", all -> all.changed((label, json) -> executor.apply(json)))),
        platform);
  }

  /** With other tasks, in whichever DAG they are. */
  public SpecDocument withTasks(UnaryOperator<TaskSpec> change) {
    UnaryOperator<LenientFields> component =
        json ->
            json.changed(
                "dag",
                dag ->
                    dag.changed(
                        "tasks",
                        all ->
                            all.changed(
                                (key, task) -> change.apply(new TaskSpec(key, task)).fields())));
    return new SpecDocument(
        fields
            .changed("root", component)
            .changed("components", all -> all.changed((name, json) -> component.apply(json))),
        platform);
  }

  /** In one line, the platform document in one of its own. */
  public String text() {
    return PlainJson.compact(fields.plain())
        + (platform.isEmpty() ? "" : SEPARATOR + PlainJson.compact(platform.plain()));
  }

  /** Over several lines, for people to read. */
  public String file() {
    String text = PlainJson.pretty(fields.plain());
    // It may be long, and is copied no more often than need be.
    return platform.isEmpty()
        ? text.concat("\n")
        : text + SEPARATOR + PlainJson.pretty(platform.plain()) + "\n";
  }
}
