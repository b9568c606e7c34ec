/**
 * The graph as checked values, and its algebra. May import {@code annotation} and {@code slice}.
 */
package io.github.vertexmaven.pipeline;
