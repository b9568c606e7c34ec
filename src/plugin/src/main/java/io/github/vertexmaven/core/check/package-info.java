/** What the world says of a run before it is paid for. May import {@code core.remote}. */
package io.github.vertexmaven.core.check;
