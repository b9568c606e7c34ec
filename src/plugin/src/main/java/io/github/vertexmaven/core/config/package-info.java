/**
 * Files, POM and {@code -D} become one immutable {@code ResolvedConfig}. May import {@code
 * core.settings} and the runtime's {@code config}.
 */
package io.github.vertexmaven.core.config;
