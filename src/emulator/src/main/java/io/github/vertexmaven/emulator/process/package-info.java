/**
 * Processes of tasks: starting them in a clean environment, keeping what they say, ending them and
 * all that they started.
 */
package io.github.vertexmaven.emulator.process;
