/**
 * JSON text to plain values and back: maps, lists, strings, doubles, booleans, null.
 *
 * <p>Every number is a double, as in {@code google.protobuf.Struct}, which is how a spec reaches
 * the service.
 */
package io.github.vertexmaven.emulator.json;
