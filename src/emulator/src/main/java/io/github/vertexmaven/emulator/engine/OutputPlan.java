package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.Artifact;
import java.util.Map;

/**
 * Where a task's outputs go, decided before it runs. A place is a URI or a path, whichever the
 * service speaks of.
 *
 * @param folder the URI of the task's folder
 * @param parameters the place of the file of each output parameter
 * @param artifacts each output artifact, named and placed
 * @param executorOutput the place of the file that a task may describe its outputs in
 */
public record OutputPlan(
    String folder,
    Map<String, String> parameters,
    Map<String, Artifact> artifacts,
    String executorOutput) {}
