/**
 * Reads a KFP v2 pipeline spec (pipeline_spec.proto, schema 2.1.0) into an immutable, checked
 * model.
 *
 * <p>All problems of a spec are found at once, each with its path in the spec. May import {@code
 * .json} and {@code .expression}; the only importer of SnakeYAML.
 */
package io.github.vertexmaven.emulator.spec;
