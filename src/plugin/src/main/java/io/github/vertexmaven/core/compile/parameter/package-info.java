/** Where a parameter stands in its tree, and how an input of a run carries a part of it. */
package io.github.vertexmaven.core.compile.parameter;
