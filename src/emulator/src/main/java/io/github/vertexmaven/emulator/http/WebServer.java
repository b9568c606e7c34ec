package io.github.vertexmaven.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves endpoints over HTTP, on loopback only. */
public final class WebServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  /** A caller hears why its body is refused only after it has sent all of it; but not for ever. */
  private static final long MOST_PASSED_OVER = 1L << 30;

  private final HttpServer server;
  private final ExecutorService threads;

  private WebServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 is any that is free
   * @param filters what every request passes, whichever endpoint it is for
   */
  public static WebServer start(int port, List<Endpoint> endpoints, List<Filter> filters)
      throws IOException {
    try {
      return start(bound(port), endpoints, filters);
    } catch (BindException e) {
      throw new IOException("it cannot listen at " + HOST + ":" + port + ", " + e.getMessage(), e);
    }
  }

  /**
   * Starts to serve at any free port.
   *
   * @param best the port that is taken if it is free
   */
  public static WebServer startNear(int best, List<Endpoint> endpoints, List<Filter> filters)
      throws IOException {
    return start(near(best), endpoints, filters);
  }

  private static WebServer start(
      HttpServer server, List<Endpoint> endpoints, List<Filter> filters) {
    ExecutorService threads = Executors.newCachedThreadPool(WebServer::daemon);
    server.setExecutor(action -> execute(threads, action));
    for (Endpoint endpoint : endpoints) {
      Handler handler = Filter.chain(filters, endpoint::answer);
      endpoint
          .paths()
          .forEach(
              path ->
                  server.createContext(
                      path, exchange -> serve(exchange, handler, endpoint.errors())));
    }
    server.start();
    return new WebServer(server, threads);
  }

  /** Where the machine gives no thread, the server's own one answers instead of dying of it. */
  private static void execute(ExecutorService threads, Runnable action) {
    try {
      threads.execute(action);
    } catch (OutOfMemoryError noThread) {
      action.run();
    }
  }

  private static HttpServer near(int best) throws IOException {
    try {
      return bound(best);
    } catch (BindException | IllegalArgumentException taken) {
      return bound(0);
    }
  }

  private static HttpServer bound(int port) throws IOException {
    // Answers are small: waiting for more to send only makes each call 40 ms longer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    return HttpServer.create(new InetSocketAddress(HOST, port), 0);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String address() {
    return HOST + ":" + port();
  }

  private static void serve(HttpExchange exchange, Handler handler, ErrorForm errors)
      throws IOException {
    try (exchange) {
      HttpResponse response = errors.answered(() -> handler.handle(request(exchange)));
      try (Content content = response.content()) {
        passOver(exchange.getRequestBody());
        response.headers().forEach(exchange.getResponseHeaders()::add);
        send(exchange, response.status(), content);
      }
    }
  }

  private static HttpRequest request(HttpExchange exchange) {
    HeaderFields headers = new HeaderFields(exchange.getRequestHeaders());
    Optional<String> host = headers.first("Host");
    return HttpRequest.of(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestURI().getRawQuery(),
        headers,
        Body.of(CompleteStream.of(headers, exchange.getRequestBody())),
        "http://" + host.orElseGet(() -> HOST + ":" + exchange.getLocalAddress().getPort()));
  }

  private static void passOver(InputStream rest) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long passed = 0;
    int read = 0;
    while (read >= 0 && passed < MOST_PASSED_OVER) {
      read = rest.read(buffer);
      passed += read;
    }
  }

  private static void send(HttpExchange exchange, int status, Content content) throws IOException {
    OptionalLong length = content.length();
    // For the JDK's server 0 means "not known" and -1 "none".
    boolean none =
        length.isPresent() && length.getAsLong() == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : length.orElse(0));
    if (!none) {
      content.writeTo(exchange.getResponseBody());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable action) {
    Thread thread = new Thread(action, "http");
    thread.setDaemon(true);
    return thread;
  }
}
