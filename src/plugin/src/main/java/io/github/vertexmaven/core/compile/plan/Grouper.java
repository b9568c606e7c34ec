package io.github.vertexmaven.core.compile.plan;

import java.util.List;

/** A strategy: which nodes share a task. What it says is checked by whoever asks. */
public interface Grouper {

  /** The groups, each node in one of them. */
  List<Group> group(GroupingProblem problem);
}
