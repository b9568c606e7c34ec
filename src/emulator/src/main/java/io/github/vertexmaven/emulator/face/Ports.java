package io.github.vertexmaven.emulator.face;

import java.util.OptionalInt;

/**
 * Where to listen; 0 is any port that is free.
 *
 * @param formerHttp where HTTP would best be if no port is asked for and this one is free
 */
public record Ports(int grpc, int http, OptionalInt formerHttp) {}
