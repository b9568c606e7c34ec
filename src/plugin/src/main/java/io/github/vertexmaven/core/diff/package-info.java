/**
 * What differs between two texts, pipeline specs or jobs. May import {@code core.parameter} and
 * {@code core.remote}.
 */
package io.github.vertexmaven.core.diff;
