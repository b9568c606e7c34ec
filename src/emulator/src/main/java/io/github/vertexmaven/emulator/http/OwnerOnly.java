package io.github.vertexmaven.emulator.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Answers those who know the token: any user of this machine can reach loopback, and a call can run
 * a command. A browser shows it once, in the link that opens the page, and gets a cookie for it.
 */
public record OwnerOnly(AccessToken token) implements Filter {

  private static final String PARAMETER = "token";
  private static final String A_YEAR = "31536000";

  @Override
  public HttpResponse filter(HttpRequest request, Handler next) throws IOException {
    Optional<String> shown = request.parameter(PARAMETER).filter(any -> isPage(request));
    if (shown.isPresent() && token.is(shown.get())) {
      return opened();
    }
    if (token.isIn(request.header("Authorization")) || token.isCookieIn(request.header("Cookie"))) {
      return next.handle(request);
    }
    throw Rejection.of(Rejection.Kind.UNAUTHENTICATED, token.missing());
  }

  private static boolean isPage(HttpRequest request) {
    return request.method().equals("GET") && request.path().equals("/");
  }

  /** The page without the token in its address; a browser keeps what stands behind the hash. */
  private HttpResponse opened() {
    Map<String, String> headers =
        Map.of(
            "Location",
            "/",
            "Cache-Control",
            "no-store",
            "Referrer-Policy",
            "no-referrer",
            "Set-Cookie",
            token.cookie() + "; Path=/; Max-Age=" + A_YEAR + "; HttpOnly; SameSite=Lax");
    return new HttpResponse(303, HeaderFields.of(headers), Content.none());
  }
}
