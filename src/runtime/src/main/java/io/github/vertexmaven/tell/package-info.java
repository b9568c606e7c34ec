/**
 * Tells what happens in a run and what went wrong: events for the caller, faults in words for
 * people.
 */
package io.github.vertexmaven.tell;
