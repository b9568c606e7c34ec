/**
 * Reads a KFP v2 pipeline spec (pipeline_spec.proto, schema 2.1.0) into an immutable, checked
 * model. All problems of a spec are found at once, each with its path in the spec.
 */
package io.github.vertexmaven.emulator.spec;
