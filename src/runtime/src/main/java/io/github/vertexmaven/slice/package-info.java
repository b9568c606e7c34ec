/**
 * Which part of a graph is meant: pure functions over names, for pipelines here and for graphs that
 * others keep as data.
 */
package io.github.vertexmaven.slice;
