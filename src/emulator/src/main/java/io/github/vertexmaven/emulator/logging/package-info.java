/**
 * The reading half of Cloud Logging, over gRPC and over REST: what tasks have written, as the
 * entries that Vertex AI would have stored.
 *
 * <p>{@link io.github.vertexmaven.emulator.logging.LoggingFace} is the door, {@link
 * io.github.vertexmaven.emulator.logging.TaskLogSource} what it asks of the engine. Imports: the
 * JDK, Cloud Logging's messages, gRPC, protobuf and gson; nothing of ours.
 */
package io.github.vertexmaven.emulator.logging;
