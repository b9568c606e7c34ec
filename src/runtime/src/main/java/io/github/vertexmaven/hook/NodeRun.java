package io.github.vertexmaven.hook;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A node that runs.
 *
 * @param name the node's name
 * @param source its class and method, {@code com.acme.DataScience#trainModel}
 * @param tags its tags, sorted
 * @param inputs the datasets it reads
 * @param outputs the datasets it writes
 */
public record NodeRun(
    String name, String source, Set<String> tags, List<String> inputs, List<String> outputs) {

  /** Copies the collections. */
  public NodeRun {
    tags = Collections.unmodifiableSet(new TreeSet<>(tags));
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
