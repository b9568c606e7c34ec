package io.github.vertexmaven.core.compile.plan;

/** A node of one group that reads what a node of another writes. */
record GroupEdge(Group from, String writer, Group to, String reader, String dataset) {

  String words() {
    return "'"
        + reader
        + "' (group '"
        + to.name()
        + "') reads '"
        + dataset
        + "' of '"
        + writer
        + "' (group '"
        + from.name()
        + "')";
  }
}
