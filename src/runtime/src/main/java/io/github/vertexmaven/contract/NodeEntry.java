package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node as {@code graph.json} and {@code task.json} have it.
 *
 * @param className the class of its method
 * @param inputs in the order of the method's parameters
 */
public record NodeEntry(
    String name,
    String namespace,
    List<String> tags,
    String className,
    String method,
    List<Input> inputs,
    List<Output> outputs) {

  /**
   * What a parameter of the method receives.
   *
   * @param kind what it is read from, such as {@code dataset}
   * @param name the dataset's name or the parameter's key
   * @param type the declared type, as in Java
   * @param className the class of that type, as {@code Class.getName()} writes it
   * @param asRecord whether a map of parameters is wanted, because the type is a record or an
   *     optional of one
   */
  public record Input(String kind, String name, String type, String className, boolean asRecord) {

    /** One that is no record. */
    public Input(String kind, String name, String type, String className) {
      this(kind, name, type, className, false);
    }

    private Map<String, Object> plain() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("kind", kind);
      json.put("name", name);
      json.put("type", type);
      json.put("class", className);
      if (asRecord) {
        json.put("record", true);
      }
      return json;
    }

    private static Input of(Fields json) {
      return new Input(
          json.text("kind"),
          json.text("name"),
          json.textIfThere("type").orElse(""),
          json.text("class"),
          json.has("record") && json.flag("record"));
    }
  }

  /**
   * A dataset that the method's result is written to.
   *
   * @param part {@code whole}, {@code component} or {@code entry}
   * @param key the component or the entry
   * @param type the declared type, as in Java
   */
  public record Output(String dataset, String part, String key, String type) {

    private Map<String, Object> plain() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("dataset", dataset);
      json.put("part", part);
      json.put("key", key);
      json.put("type", type);
      return json;
    }

    private static Output of(Fields json) {
      return new Output(
          json.text("dataset"),
          json.text("part"),
          json.text("key"),
          json.textIfThere("type").orElse(""));
    }
  }

  /** Copies the lists. */
  public NodeEntry {
    tags = List.copyOf(tags);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  Map<String, Object> plain() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("namespace", namespace);
    json.put("tags", tags);
    json.put("class", className);
    json.put("method", method);
    List<Object> read = new ArrayList<>();
    for (Input input : inputs) {
      read.add(input.plain());
    }
    json.put("inputs", read);
    List<Object> written = new ArrayList<>();
    for (Output output : outputs) {
      written.add(output.plain());
    }
    json.put("outputs", written);
    return json;
  }

  static NodeEntry of(Fields json) {
    List<Input> inputs = new ArrayList<>();
    for (Fields input : json.list("inputs")) {
      inputs.add(Input.of(input));
    }
    List<Output> outputs = new ArrayList<>();
    for (Fields output : json.list("outputs")) {
      outputs.add(Output.of(output));
    }
    return new NodeEntry(
        json.text("name"),
        json.text("namespace"),
        json.texts("tags"),
        json.text("class"),
        json.text("method"),
        inputs,
        outputs);
  }
}
