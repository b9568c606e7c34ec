package io.github.vertexmaven.emulator.pod;

import java.util.Map;

/**
 * What a run is made of, and each run of a recurring run: its names, where it belongs, what it
 * runs, with which parameters. What was not given is empty.
 *
 * @param account the service account
 * @param pipeline whose version it runs; empty for a spec of its own
 * @param version likewise; empty in a recurring run for the newest of the pipeline, each time
 * @param parameters those that were given
 * @param root the pipeline root
 */
public record RunTemplate(
    String displayName,
    String description,
    String experiment,
    String namespace,
    String account,
    String pipeline,
    String version,
    Map<String, Object> parameters,
    String root) {

  /** A run of it, which has a name of its own and runs this version. */
  public RunTemplate named(String name, String ofPipeline, String ofVersion) {
    return new RunTemplate(
        name, description, experiment, namespace, account, ofPipeline, ofVersion, parameters, root);
  }

  /** The same for this service account. */
  public RunTemplate as(String other) {
    return new RunTemplate(
        displayName,
        description,
        experiment,
        namespace,
        other,
        pipeline,
        version,
        parameters,
        root);
  }
}
