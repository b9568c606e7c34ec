/**
 * The goals, as Maven calls them: parameters, one value made of them, one verb of {@code core.job};
 * and what Maven lends to the core.
 */
package io.github.vertexmaven.maven;
