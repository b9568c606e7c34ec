/**
 * Files, POM and {@code -D} become one immutable {@code ResolvedConfig}. May import the runtime's
 * {@code config}.
 */
package io.github.vertexmaven.core.config;
