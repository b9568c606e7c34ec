/** Finds nodes, registries and pipelines in the classes of a project. */
package io.github.vertexmaven.scan;
