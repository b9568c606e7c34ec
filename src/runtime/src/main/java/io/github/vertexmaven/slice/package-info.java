/**
 * Which part of a graph is meant: pure functions over names, for pipelines here and for graphs that
 * others keep as data. May import {@code config}, for what someone probably meant.
 */
package io.github.vertexmaven.slice;
