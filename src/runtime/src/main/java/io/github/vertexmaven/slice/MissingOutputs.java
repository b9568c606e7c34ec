package io.github.vertexmaven.slice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The nodes that still have something to do: those with an output that is kept and not there, those
 * without an output that could be there, and those whose other outputs they need.
 */
public final class MissingOutputs {

  private MissingOutputs() {}

  /**
   * Narrows a graph to them; what is there is taken for good, however old it is.
   *
   * @param nodes in topological order
   * @param kept whether a dataset stays after a run, by the name that the catalog has
   * @param there whether a kept dataset is there, by the same name
   */
  public static <N extends GraphNode> List<N> of(
      List<N> nodes, Predicate<String> kept, Predicate<String> there) {
    List<N> chosen = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    Set<String> read = new HashSet<>();
    nodes.forEach(node -> read.addAll(node.datasetsRead()));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      N node = nodes.get(i);
      boolean works =
          node.datasetsWritten().isEmpty()
              || node.entriesWritten().stream()
                  .anyMatch(
                      written ->
                          kept.test(written)
                              ? !there.test(written)
                              : needed.contains(Transcoding.dataset(written))
                                  || !read.contains(Transcoding.dataset(written)));
      if (works) {
        chosen.add(node);
        needed.addAll(node.datasetsRead());
      }
    }
    Collections.reverse(chosen);
    return chosen;
  }
}
