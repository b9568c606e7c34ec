package io.github.vertexmaven.emulator.http;

import java.io.IOException;

/** Answers requests; one that it does not answer is refused by a {@link Refusal}. */
@FunctionalInterface
public interface Handler {

  Response handle(Request request) throws IOException;
}
