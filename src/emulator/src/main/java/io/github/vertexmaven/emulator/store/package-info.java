/**
 * What survives: jobs, their tasks and logs, the cache, known artifacts, the folders of buckets.
 *
 * <p>Durable means surviving a killed process at any moment, not a power cut: a line is handed to
 * the operating system before anybody can see what it says, and only whole lines are ever read.
 */
package io.github.vertexmaven.emulator.store;
