/**
 * What a build attaches for others to run: the specs of several environments, and the one code
 * archive that they share. May import {@code core.config}, {@code core.remote}, {@code core.ship}
 * and {@code core.spec}.
 */
package io.github.vertexmaven.core.release;
