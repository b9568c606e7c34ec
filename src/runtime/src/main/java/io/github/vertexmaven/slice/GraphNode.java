package io.github.vertexmaven.slice;

import java.util.Collection;
import java.util.List;

/** What a slice looks at in a node. */
public interface GraphNode {

  /** Unique in a graph. */
  String name();

  /** Empty when there is none; its parts are separated by dots. */
  String namespace();

  /** Marks that the node carries. */
  Collection<String> tags();

  /** The datasets read, each once; types of one dataset are one dataset. */
  List<String> datasetsRead();

  /** The datasets written; no other node writes them. */
  List<String> datasetsWritten();

  /** The names under which the catalog has what is read, such as {@code table@csv}, each once. */
  default List<String> entriesRead() {
    return datasetsRead();
  }

  /** The names under which the catalog has what is written, such as {@code table@csv}. */
  default List<String> entriesWritten() {
    return datasetsWritten();
  }
}
