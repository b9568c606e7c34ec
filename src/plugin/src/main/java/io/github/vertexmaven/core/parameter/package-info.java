/**
 * Where a parameter stands in its tree, and how an input of a run carries a part of it. May import
 * the runtime's {@code config}.
 */
package io.github.vertexmaven.core.parameter;
