package io.github.vertexmaven.emulator.http;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns away the calls of foreign web pages: a call can run a command, and any page in a browser of
 * this machine can send one to loopback.
 */
public final class LocalCallers implements Filter {

  private static final Pattern HERE = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");

  @Override
  public HttpResponse filter(HttpRequest request, Handler next) throws IOException {
    if (!isFromHere(request)) {
      throw Rejection.of(Rejection.Kind.FORBIDDEN, "The emulator answers only this machine.");
    }
    return next.handle(request);
  }

  /** A page's call names the page as its origin; a rebound name is not ours. */
  private static boolean isFromHere(HttpRequest request) {
    String host = request.header("Host").orElse("");
    Optional<String> origin = request.header("Origin");
    return HERE.matcher(host).matches()
        && (origin.isEmpty() || origin.get().equals("http://" + host))
        && (isOfThisSite(request) || isLink(request))
        && (changesNothing(request) || origin.isPresent() || isNoForm(request));
  }

  private static boolean changesNothing(HttpRequest request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  /**
   * A browser that tells no origin must show by a header of the page's own that a script sent the
   * call: a form cannot set one, and a foreign script would have to ask first.
   */
  private static boolean isNoForm(HttpRequest request) {
    boolean isBrowser =
        request.header("User-Agent").filter(name -> name.startsWith("Mozilla/")).isPresent();
    return !isBrowser || request.header("X-Vertexai-Page").isPresent();
  }

  /**
   * Browsers say by {@code Sec-Fetch-Site} who caused a call, also of those that have no origin,
   * such as a picture or a script of a foreign page (W3C, Fetch Metadata Request Headers).
   */
  private static boolean isOfThisSite(HttpRequest request) {
    return request
        .header("Sec-Fetch-Site")
        .filter(site -> !site.equals("same-origin") && !site.equals("none"))
        .isEmpty();
  }

  /** Somebody follows a link to the page from elsewhere; that page gets to see nothing of it. */
  private static boolean isLink(HttpRequest request) {
    return request.method().equals("GET")
        && request.path().equals("/")
        && request.header("Sec-Fetch-Mode").filter("navigate"::equals).isPresent()
        && request.header("Sec-Fetch-Dest").filter("document"::equals).isPresent();
  }
}
