package io.github.vertexmaven.core.compile.graph;

import com.google.gson.stream.JsonReader;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code graph.json}. */
public final class GraphReader {

  private static final int FORMAT_VERSION = 1;

  private final JsonReader json;
  private int formatVersion;
  private String runtimeVersion = "";
  private final Map<String, List<String>> pipelines = new TreeMap<>();
  private final Map<String, Map<String, List<String>>> groups = new TreeMap<>();
  private final Map<String, Node> nodes = new HashMap<>();

  private GraphReader(JsonReader json) {
    this.json = json;
  }

  /** Reads the file. */
  public static ProjectGraph read(Path file) {
    try (JsonReader json = new JsonReader(Files.newBufferedReader(file))) {
      return new GraphReader(json).graph(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProjectGraph graph(Path file) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "formatVersion" -> formatVersion = json.nextInt();
        case "runtimeVersion" -> runtimeVersion = json.nextString();
        case "pipelines" -> pipelines();
        case "groups" -> groups();
        case "nodes" -> nodes();
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (formatVersion != FORMAT_VERSION) {
      throw new UserException(
          file
              + " has format "
              + formatVersion
              + ", this plugin reads format "
              + FORMAT_VERSION
              + ". Build the project again.");
    }
    TreeMap<String, List<Node>> resolved = new TreeMap<>();
    pipelines.forEach((name, ids) -> resolved.put(name, ids.stream().map(nodes::get).toList()));
    return new ProjectGraph(runtimeVersion, resolved).grouped(groups);
  }

  private void pipelines() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      pipelines.put(json.nextName(), texts());
    }
    json.endObject();
  }

  private void groups() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      Map<String, List<String>> ofPipeline = new TreeMap<>();
      groups.put(json.nextName(), ofPipeline);
      json.beginObject();
      while (json.hasNext()) {
        ofPipeline.put(json.nextName(), texts());
      }
      json.endObject();
    }
    json.endObject();
  }

  private void nodes() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      nodes.put(json.nextName(), node());
    }
    json.endObject();
  }

  private Node node() throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> tags = List.of();
    List<Input> inputs = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (name) {
        case "tags" -> tags = texts();
        case "inputs" -> objects(fieldsOf -> inputs.add(input(fieldsOf)));
        case "outputs" -> objects(fieldsOf -> outputs.add(output(fieldsOf)));
        default -> fields.put(name, json.nextString());
      }
    }
    json.endObject();
    return new Node(
        fields.get("name"),
        fields.get("namespace"),
        tags,
        fields.get("class"),
        fields.get("method"),
        inputs,
        outputs);
  }

  private void objects(java.util.function.Consumer<Map<String, String>> each) throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      Map<String, String> fields = new HashMap<>();
      json.beginObject();
      while (json.hasNext()) {
        fields.put(json.nextName(), json.nextString());
      }
      json.endObject();
      each.accept(fields);
    }
    json.endArray();
  }

  private static Input input(Map<String, String> fields) {
    InputKind kind = InputKind.valueOf(fields.get("kind").toUpperCase(Locale.ROOT));
    return new Input(kind, fields.get("name"), fields.get("type"), fields.get("class"));
  }

  private static Output output(Map<String, String> fields) {
    return new Output(
        fields.get("dataset"), fields.get("part"), fields.get("key"), fields.get("type"));
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      texts.add(json.nextString());
    }
    json.endArray();
    return texts;
  }
}
