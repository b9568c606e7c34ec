/**
 * Checks a pipeline against a catalog and runs it, in parallel, calling hooks. May import {@code
 * annotation}, {@code pipeline}, {@code catalog}, {@code config} and {@code hook}.
 */
package io.github.vertexmaven.runner;
