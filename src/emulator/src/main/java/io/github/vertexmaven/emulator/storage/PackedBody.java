package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Body;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks bodies that clients packed for the way; what is stored is what they packed. */
final class PackedBody implements Filter {

  @Override
  public HttpResponse filter(HttpRequest request, Handler next) throws IOException {
    boolean packed =
        request.header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    return next.handle(
        packed ? request.with(Body.of(new GZIPInputStream(request.body().stream()))) : request);
  }
}
