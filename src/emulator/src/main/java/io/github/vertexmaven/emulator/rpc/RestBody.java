package io.github.vertexmaven.emulator.rpc;

/**
 * The bodies that a service takes over REST.
 *
 * @param malformed how it begins to say that it cannot read one
 * @param mostMegabytes a larger one is refused
 */
public record RestBody(String malformed, int mostMegabytes) {}
