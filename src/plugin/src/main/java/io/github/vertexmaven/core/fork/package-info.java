/**
 * Runs the runtime's programs in a JVM of the project, with data going in as a file and coming back
 * as events. May import {@code core.config}, {@code core.settings} and the runtime's {@code config}
 * and {@code slice}.
 */
package io.github.vertexmaven.core.fork;
