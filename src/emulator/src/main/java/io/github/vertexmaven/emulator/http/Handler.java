package io.github.vertexmaven.emulator.http;

import java.io.IOException;

/** Answers requests; one that it does not answer is refused by a {@link Rejection}. */
@FunctionalInterface
public interface Handler {

  HttpResponse handle(HttpRequest request) throws IOException;
}
