/** Watches a job and says in words what happens. May import {@code core.remote}. */
package io.github.vertexmaven.core.watch;
