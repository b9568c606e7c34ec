/**
 * What all calls have in common: an address, patience with transient faults, and one sentence for
 * the others. May import {@code core.service}, {@code cloud.auth} and {@code cloud.way}, and of
 * Google's libraries gax, gRPC and the common protos.
 */
package io.github.vertexmaven.cloud.rpc;
