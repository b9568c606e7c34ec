package io.github.vertexmaven.emulator.face;

import com.google.rpc.Code;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Counts HTTP calls, and turns those of foreign web pages away: a call can run a command, and any
 * page in a browser of this machine can send one to loopback.
 */
final class Doorkeeper extends Filter {

  private static final Pattern HERE = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");

  private final Activity activity;

  Doorkeeper(Activity activity) {
    this.activity = activity;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (!isFromHere(exchange)) {
      refuse(exchange, Code.PERMISSION_DENIED, "The emulator answers this machine only.");
    } else if (!activity.enter()) {
      refuse(exchange, Code.UNAVAILABLE, "The emulator is leaving; start another.");
    } else {
      try {
        chain.doFilter(exchange);
      } finally {
        activity.leave();
      }
    }
  }

  /** A page's call names the page as its origin; a rebound name is not ours. */
  private static boolean isFromHere(HttpExchange exchange) {
    String host = header(exchange, "Host").orElse("");
    Optional<String> origin = header(exchange, "Origin");
    return HERE.matcher(host).matches()
        && (origin.isEmpty() || origin.get().equals("http://" + host))
        && (isOfThisSite(exchange) || isLink(exchange))
        && (changesNothing(exchange) || origin.isPresent() || isNoForm(exchange));
  }

  private static boolean changesNothing(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
  }

  /**
   * A browser that tells no origin must show by a header of the page's own that a script sent the
   * call: a form cannot set one, and a foreign script would have to ask first.
   */
  private static boolean isNoForm(HttpExchange exchange) {
    boolean isBrowser =
        header(exchange, "User-Agent").filter(name -> name.startsWith("Mozilla/")).isPresent();
    return !isBrowser || header(exchange, "X-Vertexai-Page").isPresent();
  }

  /**
   * Browsers say by {@code Sec-Fetch-Site} who caused a call, also of those that have no origin,
   * such as a picture or a script of a foreign page (W3C, Fetch Metadata Request Headers).
   */
  private static boolean isOfThisSite(HttpExchange exchange) {
    return header(exchange, "Sec-Fetch-Site")
        .filter(site -> !site.equals("same-origin") && !site.equals("none"))
        .isEmpty();
  }

  /** Somebody follows a link to the page from elsewhere; that page gets to see nothing of it. */
  private static boolean isLink(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET")
        && exchange.getRequestURI().getPath().equals("/")
        && header(exchange, "Sec-Fetch-Mode").filter("navigate"::equals).isPresent()
        && header(exchange, "Sec-Fetch-Dest").filter("document"::equals).isPresent();
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void refuse(HttpExchange exchange, Code code, String message) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      RestReply.of(exchange, Refused.of(code, message).status());
    }
  }

  @Override
  public String description() {
    return "counts calls, keeps foreign pages out";
  }
}
