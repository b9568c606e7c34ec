/**
 * The project's pipelines, described on the project's own class path and read back as data. May
 * import {@code core.config}, {@code core.settings} and {@code core.fork}, and the runtime's {@code
 * slice}.
 */
package io.github.vertexmaven.core.graph;
