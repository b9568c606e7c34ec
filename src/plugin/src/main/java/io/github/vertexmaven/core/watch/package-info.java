/**
 * Watches a job and says in words what happens. May import {@code core.parameter}, {@code
 * core.remote} and {@code core.table}.
 */
package io.github.vertexmaven.core.watch;
