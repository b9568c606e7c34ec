/**
 * Vertex AI: its services for pipeline jobs, schedules, metadata and operations as methods on what
 * is stored, with names, checks, messages, filters and pages as the service has them.
 */
package io.github.vertexmaven.emulator.vertex;
