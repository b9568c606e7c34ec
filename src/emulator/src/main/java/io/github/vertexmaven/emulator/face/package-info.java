/**
 * The services of Vertex AI as calls: names, validation, messages, filters, pages; over gRPC and
 * over REST from one table.
 *
 * <p>The only importer of the service's messages, of gRPC and of {@code JsonFormat}. May import
 * {@code .engine}, {@code .schedule}, {@code .cron}, {@code .store}, {@code .spec} and {@code
 * .json}.
 */
package io.github.vertexmaven.emulator.face;
