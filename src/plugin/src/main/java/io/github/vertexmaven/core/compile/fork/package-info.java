/**
 * Runs the runtime's programs in a JVM of the project, with data going in as a file and coming back
 * as events.
 */
package io.github.vertexmaven.core.compile.fork;
