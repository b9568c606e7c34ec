/**
 * A binary form for Java values that the catalog does not name: JDK value types, collections,
 * arrays, DataFrames, and the project's own records and classes. Reading makes nothing else,
 * whatever a file says.
 *
 * <p>Written here rather than taken from a library: what may be instantiated is then a list of a
 * few lines instead of a configuration of a large engine, and no JVM prints warnings about
 * internals on the user's console.
 */
package io.github.vertexmaven.catalog.object;
