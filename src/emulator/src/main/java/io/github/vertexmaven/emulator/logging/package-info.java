/**
 * The reading half of Cloud Logging: what tasks have written, as the entries that Vertex AI would
 * have stored. {@link io.github.vertexmaven.emulator.logging.TaskLogSource} is where the lines come
 * from.
 */
package io.github.vertexmaven.emulator.logging;
