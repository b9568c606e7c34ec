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

  /** The names of the datasets read. */
  List<String> datasetsRead();

  /** The names of the datasets written; no other node writes them. */
  List<String> datasetsWritten();
}
