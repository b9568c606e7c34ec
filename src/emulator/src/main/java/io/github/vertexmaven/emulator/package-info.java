/** The process: its arguments, the lock on its home folder, what it is made of, when it leaves. */
package io.github.vertexmaven.emulator;
