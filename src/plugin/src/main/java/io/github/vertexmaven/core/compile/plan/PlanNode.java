package io.github.vertexmaven.core.compile.plan;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A node as grouping sees it.
 *
 * @param namespace empty for a node without one
 * @param machine the machine that its task needs; only nodes with equal ones can share a task
 * @param alone whether it has to have a task of its own
 * @param cached whether an earlier result may serve; fused nodes would share the answer
 * @param seconds how long it is expected to run
 * @param reads the datasets that it reads
 * @param writes the datasets that it writes
 */
public record PlanNode(
    String name,
    String namespace,
    List<String> tags,
    TaskMachine machine,
    boolean alone,
    boolean cached,
    double seconds,
    SortedSet<String> reads,
    SortedSet<String> writes) {

  /** Copies the collections; refuses a duration that is none. */
  public PlanNode {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(machine, "machine");
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("seconds " + seconds);
    }
    tags = List.copyOf(tags);
    reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
    writes = Collections.unmodifiableSortedSet(new TreeSet<>(writes));
  }
}
