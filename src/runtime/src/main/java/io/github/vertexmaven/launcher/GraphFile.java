package io.github.vertexmaven.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.NodeOutput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.scan.NodeFinder;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code graph.json}: the pipelines of a project as data. Nodes stand once, under an id that is
 * their name (with {@code ~2} behind it for another node of that name in another pipeline); a
 * pipeline is a list of ids in topological order.
 */
final class GraphFile {

  /** Changed when an older reader would misread the file. */
  static final int FORMAT_VERSION = 1;

  private GraphFile() {}

  /**
   * Writes the file.
   *
   * @param groups the nodes that share tasks, by pipeline and group, where the project says it
   */
  static void write(
      Map<String, Pipeline> pipelines,
      Map<String, Map<String, List<String>>> groups,
      String runtimeVersion,
      Path file)
      throws IOException {
    Files.createDirectories(file.getParent());
    Path written = Files.createTempFile(file.getParent(), "graph", ".tmp");
    try {
      try (Writer out = Files.newBufferedWriter(written);
          JsonWriter json = new JsonWriter(out)) {
        json.setIndent("  ");
        json.setHtmlSafe(false);
        write(pipelines, groups, runtimeVersion, json);
      }
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static void write(
      Map<String, Pipeline> pipelines,
      Map<String, Map<String, List<String>>> groups,
      String version,
      JsonWriter json)
      throws IOException {
    Map<PipelineNode, String> ids = ids(pipelines);
    json.beginObject();
    json.name("formatVersion").value(FORMAT_VERSION);
    json.name("runtimeVersion").value(version);
    json.name("pipelines").beginObject();
    for (Map.Entry<String, Pipeline> pipeline : new TreeMap<>(pipelines).entrySet()) {
      json.name(pipeline.getKey()).beginArray();
      for (PipelineNode node : pipeline.getValue().nodes()) {
        json.value(ids.get(node));
      }
      json.endArray();
    }
    json.endObject();
    if (!groups.isEmpty()) {
      writeGroups(groups, json);
    }
    json.name("nodes").beginObject();
    for (Map.Entry<PipelineNode, String> node : ids.entrySet()) {
      json.name(node.getValue());
      write(node.getKey(), json);
    }
    json.endObject().endObject();
  }

  private static void writeGroups(Map<String, Map<String, List<String>>> groups, JsonWriter json)
      throws IOException {
    json.name("groups").beginObject();
    for (Map.Entry<String, Map<String, List<String>>> pipeline : groups.entrySet()) {
      json.name(pipeline.getKey()).beginObject();
      for (Map.Entry<String, List<String>> group : pipeline.getValue().entrySet()) {
        strings(json.name(group.getKey()), group.getValue());
      }
      json.endObject();
    }
    json.endObject();
  }

  private static Map<PipelineNode, String> ids(Map<String, Pipeline> pipelines) {
    Map<PipelineNode, String> ids = new LinkedHashMap<>();
    Map<String, Integer> taken = new HashMap<>();
    for (Pipeline pipeline : new TreeMap<>(pipelines).values()) {
      for (PipelineNode node : pipeline.nodes()) {
        if (!ids.containsKey(node)) {
          int count = taken.merge(node.name(), 1, Integer::sum);
          ids.put(node, count == 1 ? node.name() : node.name() + "~" + count);
        }
      }
    }
    return ids;
  }

  private static void write(PipelineNode node, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("name").value(node.name());
    json.name("namespace").value(node.namespace());
    strings(json.name("tags"), node.tags());
    json.name("class").value(node.method().getDeclaringClass().getName());
    json.name("method").value(node.method().getName());
    json.name("inputs").beginArray();
    for (int i = 0; i < node.inputs().size(); i++) {
      write(node.inputs().get(i), node.method().getParameterTypes()[i], json);
    }
    json.endArray();
    json.name("outputs").beginArray();
    for (NodeOutput output : node.outputs()) {
      write(output, json);
    }
    json.endArray().endObject();
  }

  private static void strings(JsonWriter json, Iterable<String> texts) throws IOException {
    json.beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  private static void write(NodeInput input, Class<?> raw, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("kind").value(input.kind().name().toLowerCase(java.util.Locale.ROOT));
    json.name("name").value(input.name());
    json.name("type").value(input.type().getTypeName());
    json.name("class").value(raw.getName());
    json.endObject();
  }

  private static void write(NodeOutput output, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("dataset").value(output.dataset());
    json.name("part").value(output.part().name().toLowerCase(java.util.Locale.ROOT));
    json.name("key").value(output.key());
    json.name("type").value(output.type().getTypeName());
    json.endObject();
  }

  /**
   * Reads one pipeline and finds its methods.
   *
   * @throws UserFault when the file has no such pipeline, or the classes lack a method
   */
  static Pipeline read(Path file, String pipeline, ClassLoader loader) throws IOException {
    JsonObject root;
    try (Reader in = Files.newBufferedReader(file)) {
      root = JsonParser.parseReader(in).getAsJsonObject();
    }
    if (root.get("formatVersion").getAsInt() != FORMAT_VERSION) {
      throw new UserFault(file + " has another format; build the project again.");
    }
    return read(root, pipeline, loader);
  }

  /** Reads one pipeline of a document that has this file's {@code pipelines} and {@code nodes}. */
  static Pipeline read(JsonObject root, String pipeline, ClassLoader loader) {
    JsonObject pipelines = root.getAsJsonObject("pipelines");
    JsonArray ids = pipelines.getAsJsonArray(pipeline);
    if (ids == null) {
      throw UserFault.noSuchPipeline(pipeline, pipelines.keySet());
    }
    JsonObject nodes = root.getAsJsonObject("nodes");
    List<PipelineNode> read = new ArrayList<>();
    NodeFinder finder = new NodeFinder(loader);
    for (JsonElement id : ids) {
      read.add(node(nodes.getAsJsonObject(id.getAsString()), finder));
    }
    return Pipeline.of(read);
  }

  private static PipelineNode node(JsonObject json, NodeFinder finder) {
    List<String> parameterTypes = new ArrayList<>();
    for (JsonElement input : json.getAsJsonArray("inputs")) {
      parameterTypes.add(text(input.getAsJsonObject(), "class"));
    }
    var method = finder.method(text(json, "class"), text(json, "method"), parameterTypes);
    Type[] types = method.getGenericParameterTypes();
    List<NodeInput> inputs = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      JsonObject input = json.getAsJsonArray("inputs").get(i).getAsJsonObject();
      inputs.add(
          new NodeInput(
              NodeInput.Kind.valueOf(text(input, "kind").toUpperCase(java.util.Locale.ROOT)),
              text(input, "name"),
              types[i]));
    }
    List<NodeOutput> outputs = new ArrayList<>();
    for (JsonElement output : json.getAsJsonArray("outputs")) {
      outputs.add(output(output.getAsJsonObject(), method));
    }
    var tags = new java.util.TreeSet<String>();
    for (JsonElement tag : json.getAsJsonArray("tags")) {
      tags.add(tag.getAsString());
    }
    return new PipelineNode(
        text(json, "name"), text(json, "namespace"), tags, method, inputs, outputs);
  }

  private static NodeOutput output(JsonObject json, java.lang.reflect.Method method) {
    NodeOutput.Part part =
        NodeOutput.Part.valueOf(text(json, "part").toUpperCase(java.util.Locale.ROOT));
    String key = text(json, "key");
    return new NodeOutput(
        text(json, "dataset"), part, key, NodeFinder.outputType(method, part, key));
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }
}
