package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.ErrorForm;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import java.util.Map;

/** What the page reads where there is nothing to show: a sentence. */
final class PageErrors implements ErrorForm {

  static Rejection unsuited(String sentence) {
    return Rejection.of(Rejection.Kind.UNSUITED, sentence);
  }

  static Rejection forbidden(String sentence) {
    return Rejection.of(Rejection.Kind.FORBIDDEN, sentence);
  }

  @Override
  public HttpResponse of(Rejection refusal) {
    Object error = Map.of("error", Map.of("message", refusal.getMessage()));
    return InertResponse.json(refusal.kind().status(), error);
  }
}
