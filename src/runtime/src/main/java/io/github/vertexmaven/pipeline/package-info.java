/** The graph as checked values, and its algebra. */
package io.github.vertexmaven.pipeline;
