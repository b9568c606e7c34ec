package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code graph.json}: the pipelines of a project as data. Nodes stand once, under an id that is
 * their name (with {@code ~2} behind it for another node of that name in another pipeline); a
 * pipeline is a list of ids in topological order.
 *
 * @param runtimeVersion the version of the runtime that described them
 * @param pipelines the ids of their nodes, by name
 * @param groups the nodes that share tasks, by pipeline and group, where the project says it
 * @param nodes by id
 */
public record GraphFile(
    String runtimeVersion,
    Map<String, List<String>> pipelines,
    Map<String, Map<String, List<String>>> groups,
    Map<String, NodeEntry> nodes) {

  /** Changed when an older reader would misread the file. */
  private static final int FORMAT_VERSION = 1;

  private static final String FORMAT = "formatVersion";
  private static final String RUNTIME = "runtimeVersion";
  private static final String PIPELINES = "pipelines";
  private static final String GROUPS = "groups";
  private static final String NODES = "nodes";

  /** The nodes of a pipeline that is there, in topological order. */
  public List<NodeEntry> nodesOf(String pipeline) {
    return pipelines.get(pipeline).stream().map(nodes::get).toList();
  }

  /** Writes the file, all of it or nothing. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path written = Files.createTempFile(file.getParent(), "graph", ".tmp");
    try {
      try (Writer out = Files.newBufferedWriter(written)) {
        Json.write(plain(), "  ", out);
      }
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw e instanceof FileSystemException ? e : placed(e, file);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** A full disk does not say which. */
  private static IOException placed(IOException fault, Path file) {
    FileSystemException placed = new FileSystemException(file.toString(), null, fault.getMessage());
    placed.initCause(fault);
    return placed;
  }

  private Map<String, Object> plain() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(FORMAT, FORMAT_VERSION);
    json.put(RUNTIME, runtimeVersion);
    json.put(PIPELINES, pipelines);
    if (!groups.isEmpty()) {
      json.put(GROUPS, groups);
    }
    Map<String, Object> described = new LinkedHashMap<>();
    nodes.forEach((id, node) -> described.put(id, node.plain()));
    json.put(NODES, described);
    return json;
  }

  /**
   * Reads the file.
   *
   * @throws OtherFormat when it cannot be read for that
   */
  public static GraphFile read(Path file) throws IOException {
    Fields json;
    try (Reader in = Files.newBufferedReader(file)) {
      json = new Fields(Json.object(in));
    }
    if (json.integer(FORMAT) != FORMAT_VERSION) {
      throw new OtherFormat(json.integer(FORMAT), FORMAT_VERSION);
    }
    Fields ofPipelines = json.fields(GROUPS);
    Map<String, Map<String, List<String>>> groups = new TreeMap<>();
    ofPipelines.values().keySet().forEach(p -> groups.put(p, ofPipelines.listsByName(p)));
    Fields described = json.fields(NODES);
    Map<String, NodeEntry> nodes = new LinkedHashMap<>();
    described.values().keySet().forEach(id -> nodes.put(id, NodeEntry.of(described.fields(id))));
    return new GraphFile(json.text(RUNTIME), json.listsByName(PIPELINES), groups, nodes);
  }
}
