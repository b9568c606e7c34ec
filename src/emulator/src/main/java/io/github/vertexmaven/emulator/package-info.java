/**
 * The process: its arguments, the lock on its home folder, when it leaves. May import everything of
 * the emulator.
 */
package io.github.vertexmaven.emulator;
