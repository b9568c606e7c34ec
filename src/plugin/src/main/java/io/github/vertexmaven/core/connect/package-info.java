/**
 * Reaches Vertex AI, or starts the emulator that stands for it: the module that speaks for us lives
 * in a class loader of its own. May import {@code core.config} and {@code core.remote}.
 */
package io.github.vertexmaven.core.connect;
