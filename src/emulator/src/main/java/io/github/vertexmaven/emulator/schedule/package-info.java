/**
 * Fires schedules: which runs are due, which may start, what happens to those that may not. One
 * call at a time changes schedules, and the clock is one of the callers.
 */
package io.github.vertexmaven.emulator.schedule;
