package io.github.vertexmaven.emulator.store;

/**
 * The task whose result another one took from the cache.
 *
 * @param job the resource name of its job
 * @param task its unique name there
 */
public record Origin(String job, String task) {}
