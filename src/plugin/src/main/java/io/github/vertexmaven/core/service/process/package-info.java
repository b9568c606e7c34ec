/**
 * A connection that lives in a process of its own, whose JVM takes Google's client over from an
 * archive of shared classes and loads it on another core than Maven's: what is asked of {@code
 * core.service} goes there as values, and so do the answers. Used where the emulator stands for the
 * service; the client is the same.
 */
package io.github.vertexmaven.core.service.process;
