package io.github.vertexmaven.emulator.kubeflow;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run that is to be.
 *
 * @param id empty for a new one
 * @param pipeline empty where the spec came with the call
 * @param recurring empty unless a recurring run makes it
 * @param index the number of the run among those of the recurring run
 */
record RunOrder(
    String id,
    String displayName,
    String description,
    String experiment,
    String namespace,
    String account,
    String pipeline,
    String version,
    String recurring,
    long index,
    Manifest manifest,
    Map<String, Object> parameters,
    String root,
    Optional<Instant> scheduled) {}
