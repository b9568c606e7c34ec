/**
 * The form that all Google APIs share: methods with messages, over gRPC and over REST from one
 * table, and their errors.
 */
package io.github.vertexmaven.emulator.rpc;
