package io.github.vertexmaven.kubeflow.run;

/**
 * Where the output of a task is.
 *
 * @param runId the run
 * @param node what ran it: a pod, or a node of the workflow
 * @param task its key in the spec, which is the name of its folder below the run data
 */
record LogPlace(String runId, String node, String task) {

  /** As one text. */
  static String text(String runId, String node, String task) {
    return runId + "/" + node + "/" + task;
  }

  /** The place in such a text. */
  static LogPlace of(String text) {
    String[] parts = text.split("/", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("no place of a log: " + text);
    }
    return new LogPlace(parts[0], parts[1], parts[2]);
  }
}
