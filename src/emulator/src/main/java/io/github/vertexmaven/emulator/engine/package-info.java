/**
 * Runs jobs: which task may start, with which inputs, and what it yields. One thread decides for
 * all jobs; as many as there are cores run containers.
 */
package io.github.vertexmaven.emulator.engine;
