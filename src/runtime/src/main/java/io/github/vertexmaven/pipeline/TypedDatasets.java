package io.github.vertexmaven.pipeline;

import io.github.vertexmaven.slice.Transcoding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What keeps nodes from using one dataset as several types, {@code table@csv} and others. */
final class TypedDatasets {

  private TypedDatasets() {}

  static void check(Collection<PipelineNode> nodes, List<String> problems) {
    nodes.forEach(node -> readAndWritten(node, problems));
    mixed(nodes, problems);
  }

  private static void readAndWritten(PipelineNode node, List<String> problems) {
    for (String read : node.entriesRead()) {
      for (String written : node.entriesWritten()) {
        boolean same = Transcoding.dataset(read).equals(Transcoding.dataset(written));
        if (same && !read.equals(written)) {
          problems.add(
              "Node '"
                  + node.name()
                  + "' ("
                  + node.source()
                  + ") reads '"
                  + read
                  + "' and writes '"
                  + written
                  + "', which are one dataset. Give its output another name.");
        }
      }
    }
  }

  /** A name without a type beside names with one would be another place for the same data. */
  private static void mixed(Collection<PipelineNode> nodes, List<String> problems) {
    Map<String, PipelineNode> plain = new TreeMap<>();
    Map<String, PipelineNode> typed = new TreeMap<>();
    for (PipelineNode node : nodes) {
      for (List<String> names : List.of(node.entriesRead(), node.entriesWritten())) {
        for (String name : names) {
          (Transcoding.isTyped(name) ? typed : plain).putIfAbsent(name, node);
        }
      }
    }
    typed.forEach(
        (name, node) -> {
          String dataset = Transcoding.dataset(name);
          PipelineNode other = plain.remove(dataset);
          if (other != null) {
            problems.add(
                "Node '"
                    + node.name()
                    + "' ("
                    + node.source()
                    + ") uses '"
                    + name
                    + "', and node '"
                    + other.name()
                    + "' ("
                    + other.source()
                    + ") uses '"
                    + dataset
                    + "' without a type. Name a type in both, or in neither.");
          }
        });
  }
}
