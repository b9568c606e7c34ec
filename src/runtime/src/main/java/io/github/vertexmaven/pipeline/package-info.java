/** The graph as checked values, and its algebra. May import {@code annotation}. */
package io.github.vertexmaven.pipeline;
