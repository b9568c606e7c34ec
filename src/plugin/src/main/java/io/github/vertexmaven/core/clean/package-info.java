/** Which run data nobody needs any more. May import {@code core.remote}. */
package io.github.vertexmaven.core.clean;
