package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;

/**
 * Whether an earlier result of a node may serve: when the settings allow it, and it was made of
 * what the cache can know.
 *
 * @param root the URI of bucket and folder for code and run data
 */
record Caching(DagData data, TaskRules rules, RunParameters parameters, String root) {

  boolean of(Node node) {
    return rules.of(node).caching().orElse(true)
        && !parameters.dependOnRun(node)
        && data.isCached(node, root);
  }
}
