package io.github.vertexmaven.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A token endpoint and a metadata server: whoever asks gets a token. */
public final class FakeAccounts implements AutoCloseable {

  public static final String TOKEN = "a-token";

  private final HttpServer server;
  private final boolean refuses;

  public FakeAccounts() throws IOException {
    this(false);
  }

  private FakeAccounts(boolean refuses) throws IOException {
    this.refuses = refuses;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Gives nobody a token. */
  public static FakeAccounts refusing() throws IOException {
    return new FakeAccounts(true);
  }

  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Metadata-Flavor", "Google");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean known = path.equals("/") || path.endsWith("token");
    if (refuses) {
      byte[] refusal = "{\"error\": \"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(400, refusal.length);
      exchange.getResponseBody().write(refusal);
      exchange.close();
      return;
    }
    byte[] body =
        ("{\"access_token\": \"" + TOKEN + "\", \"expires_in\": 3600, \"token_type\": \"Bearer\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(known ? 200 : 404, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
