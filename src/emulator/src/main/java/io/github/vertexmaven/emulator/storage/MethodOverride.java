package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Body;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import java.io.IOException;

/**
 * Google's clients send methods that their HTTP library lacks, and queries that are too long for a
 * URL, as a POST with {@code X-HTTP-Method-Override}.
 */
final class MethodOverride implements Filter {

  @Override
  public HttpResponse filter(HttpRequest request, Handler next) throws IOException {
    String meant = request.header("X-HTTP-Method-Override").orElse(request.method());
    HttpRequest real = request.withMethod(meant);
    return next.handle(
        meant.equals("GET") && request.method().equals("POST") && isForm(request)
            ? withForm(real)
            : real);
  }

  private static boolean isForm(HttpRequest request) {
    return request
        .header("Content-Type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  private static HttpRequest withForm(HttpRequest request) throws IOException {
    String form = request.body().text(JsonBody.LARGEST_MEGABYTES);
    return request.withParameters(HttpRequest.parameters(form)).with(Body.none());
  }
}
