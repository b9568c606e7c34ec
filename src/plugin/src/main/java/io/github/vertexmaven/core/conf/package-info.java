/**
 * What the user said, in files, in the POM and by {@code -D}, resolved once into one immutable
 * {@code ResolvedConfig}.
 */
package io.github.vertexmaven.core.conf;
