/** The project's pipelines, described on the project's own class path and read back as data. */
package io.github.vertexmaven.core.compile.graph;
