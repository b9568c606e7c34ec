/**
 * Runs jobs: which task may start, with which inputs, and what it yields.
 *
 * <p>One thread decides for all jobs; as many as there are cores run containers. May import {@code
 * .spec}, {@code .store}, {@code .process}, {@code .expression} and {@code .json}.
 */
package io.github.vertexmaven.emulator.engine;
