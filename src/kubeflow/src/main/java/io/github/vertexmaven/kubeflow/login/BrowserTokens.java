package io.github.vertexmaven.kubeflow.login;

import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.core.service.KubeflowLogin.DesktopClient;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.kubeflow.http.FormText;
import io.github.vertexmaven.kubeflow.http.HttpCall;
import io.github.vertexmaven.kubeflow.http.HttpLine;
import io.github.vertexmaven.kubeflow.http.HttpReply;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Tokens for Google's Identity-Aware Proxy of a person, who logs in once with a browser. The OAuth
 * client is one for desktops; it sends the browser back to this machine (RFC 8252).
 */
final class BrowserTokens {

  private static final int RANDOM_BYTES = 24;

  /**
   * Where it all happens.
   *
   * @param authorize the page that asks people
   * @param token where tokens are given
   * @param kept what is kept from one build to the next
   * @param patience how long somebody may take
   */
  record Places(URI authorize, URI token, KeptLogins kept, Duration patience) {

    static Places google() {
      return new Places(
          URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
          URI.create("https://www.googleapis.com/oauth2/v4/token"),
          KeptLogins.ofUser(),
          Duration.ofMinutes(5));
    }
  }

  private final String audience;
  private final DesktopClient client;
  private final HttpLine line;
  private final Places places;
  private final Consumer<String> show;

  /**
   * Asks nobody before a token is needed.
   *
   * @param audience the OAuth client of the proxy
   * @param show opens a page for the user
   */
  BrowserTokens(
      String audience, DesktopClient client, HttpLine line, Places places, Consumer<String> show) {
    this.audience = audience;
    this.client = client;
    this.line = line;
    this.places = places;
    this.show = show;
  }

  /** A new one: by the login that was kept, else by a new one. */
  String next() {
    Optional<String> kept = places.kept().refreshToken(audience, client.id());
    if (kept.isPresent()) {
      HttpReply reply = refresh(kept.get());
      if (reply.isGood()) {
        return idToken(reply);
      }
      // Revoked, or grown old: only a new login helps.
    }
    String refreshToken = logIn();
    places.kept().keep(audience, client, refreshToken);
    HttpReply reply = refresh(refreshToken);
    if (!reply.isGood()) {
      throw refused(reply);
    }
    return idToken(reply);
  }

  private HttpReply refresh(String refreshToken) {
    return post(
        Map.of(
            "client_id",
            client.id(),
            "client_secret",
            client.secret(),
            "refresh_token",
            refreshToken,
            "grant_type",
            "refresh_token",
            "audience",
            audience));
  }

  private String idToken(HttpReply reply) {
    return field(reply, "id_token");
  }

  private static String field(HttpReply reply, String name) {
    return fields(reply)
        .text(name)
        .orElseThrow(
            () ->
                new RemoteException(
                    Kind.NO_CREDENTIALS,
                    "Google gave no " + name + " for the login with a browser; try again.",
                    null));
  }

  private static ApiFields fields(HttpReply reply) {
    try {
      return ApiFields.parse(reply.body());
    } catch (IllegalArgumentException e) {
      return ApiFields.empty();
    }
  }

  private HttpReply post(Map<String, String> form) {
    try {
      return line.send(HttpCall.post(places.token(), FormText.TYPE, FormText.of(form)));
    } catch (IOException e) {
      throw new RemoteException(
          Kind.UNAVAILABLE,
          places.token() + " cannot be reached (" + e.getMessage() + "): check the network.",
          e);
    }
  }

  private static RemoteException refused(HttpReply reply) {
    ApiFields fields = fields(reply);
    String why =
        fields
            .text("error_description")
            .or(() -> fields.text("error"))
            .orElse("HTTP " + reply.status());
    return new RemoteException(
        Kind.NO_CREDENTIALS,
        "Google gives no token for the Identity-Aware Proxy ("
            + why
            + "): the desktop client of kubeflow.auth must be on the proxy's list of clients for programmatic access, and kubeflow.auth.client_id must be the proxy's client.",
        null);
  }

  /** Sends the browser to the page that asks, and waits until it comes back. */
  private String logIn() {
    CompletableFuture<Map<String, String>> back = new CompletableFuture<>();
    HttpServer server = server(back);
    try {
      String here = "http://localhost:" + server.getAddress().getPort();
      String state = HexFormat.of().formatHex(random());
      String verifier = HexFormat.of().formatHex(random()) + HexFormat.of().formatHex(random());
      Map<String, String> question = new LinkedHashMap<>();
      question.put("client_id", client.id());
      question.put("response_type", "code");
      question.put("scope", "openid email");
      question.put("access_type", "offline");
      question.put("prompt", "consent");
      question.put("redirect_uri", here);
      question.put("state", state);
      question.put("code_challenge", challenge(verifier));
      question.put("code_challenge_method", "S256");
      show.accept(places.authorize() + "?" + FormText.of(question));
      Map<String, String> answer = await(back);
      if (!state.equals(answer.get("state"))) {
        throw failed("the browser returned from another login");
      }
      if (answer.get("code") == null) {
        throw failed(answer.getOrDefault("error", "the browser returned no code"));
      }
      HttpReply reply =
          post(
              Map.of(
                  "client_id",
                  client.id(),
                  "client_secret",
                  client.secret(),
                  "code",
                  answer.get("code"),
                  "code_verifier",
                  verifier,
                  "redirect_uri",
                  here,
                  "grant_type",
                  "authorization_code"));
      if (!reply.isGood()) {
        throw refused(reply);
      }
      return field(reply, "refresh_token");
    } finally {
      server.stop(0);
    }
  }

  /** RFC 7636. */
  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static HttpServer server(CompletableFuture<Map<String, String>> back) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            Map<String, String> answer = FormText.read(exchange.getRequestURI().getRawQuery());
            byte[] text =
                "Maven continues; you can close this page.".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
            if (answer.containsKey("code") || answer.containsKey("error")) {
              back.complete(answer);
            }
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new RemoteException(
          Kind.OTHER, "No port of this machine is free for a login: " + e.getMessage(), e);
    }
  }

  private Map<String, String> await(CompletableFuture<Map<String, String>> back) {
    try {
      return back.get(places.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failed("nobody logged in within " + places.patience().toMinutes() + " minutes");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted.", e);
    }
  }

  private static RemoteException failed(String why) {
    return new RemoteException(
        Kind.NO_CREDENTIALS,
        "The login with a browser failed: "
            + why
            + "; run the goal again. On a build server, use key_file or impersonate_service_account.",
        null);
  }
}
