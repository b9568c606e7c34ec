/** The terminal that a goal writes to: how large it is, what it can, and who sits before it. */
package io.github.vertexmaven.core.show.terminal;
