package io.github.vertexmaven.emulator.http;

import java.io.IOException;

/** Counts calls from their first byte to the last of their answer. */
public record CountedCalls(Activity activity) implements Filter {

  @Override
  public HttpResponse filter(HttpRequest request, Handler next) throws IOException {
    if (!activity.enter()) {
      throw Rejection.of(Rejection.Kind.UNAVAILABLE, Activity.CLOSED);
    }
    try {
      return next.handle(request).then(activity::leave);
    } catch (IOException | RuntimeException | Error e) {
      activity.leave();
      throw e;
    }
  }
}
