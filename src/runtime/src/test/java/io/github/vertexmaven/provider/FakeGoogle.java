package io.github.vertexmaven.provider;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services that give tokens and secrets, over HTTP: metadata server, OAuth token endpoint, IAM
 * Credentials and Secret Manager. All but the first two want a token of theirs.
 */
public final class FakeGoogle implements AutoCloseable {

  public static final String ACCESS_TOKEN = "canary-access-token";
  public static final String ID_TOKEN = "canary-id-token";

  private final HttpServer server;
  private final Map<String, String> secrets = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  final KeyPair keys;
  private int failures;

  public FakeGoogle() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public FakeGoogle secret(String version, String text) {
    secrets.put(version, text);
    return this;
  }

  /** The next so many calls find the service away. */
  FakeGoogle failing(int calls) {
    failures = calls;
    return this;
  }

  /** Method and path of each call, in order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  GoogleAddresses endpoints() {
    return new GoogleAddresses(url(), url(), Optional.of(url()), url() + "/token");
  }

  JsonCalls calls() {
    return new JsonCalls(Duration.ofMillis(1));
  }

  AmbientIdentity machine() {
    return new AmbientIdentity(endpoints(), calls(), Optional.empty(), Clock.systemUTC());
  }

  String serviceAccountKey() {
    JsonObject key = new JsonObject();
    key.addProperty("type", "service_account");
    key.addProperty("client_email", "robot@p.iam.gserviceaccount.com");
    key.addProperty("token_uri", url() + "/token");
    key.addProperty(
        "private_key",
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    return key.toString();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    requests.add(exchange.getRequestMethod() + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (failures > 0) {
        failures--;
        send(exchange, 503, "{\"error\": {\"message\": \"briefly away\"}}");
      } else if (path.startsWith("/computeMetadata/")) {
        metadata(exchange, path);
      } else if (path.equals("/token")) {
        token(exchange, form(body));
      } else if (!("Bearer " + ACCESS_TOKEN)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, "{\"error\": {\"message\": \"who are you?\"}}");
      } else {
        api(exchange, path, body);
      }
    } catch (Exception e) {
      send(exchange, 500, "{\"error\": {\"message\": \"" + e + "\"}}");
    }
  }

  private void metadata(HttpExchange exchange, String path) throws IOException {
    if (!"Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"))) {
      send(exchange, 403, "Missing Metadata-Flavor");
    } else if (path.contains("/identity?format=full&audience=")) {
      send(exchange, 200, ID_TOKEN + "-for-" + path.replaceFirst(".*audience=", "") + "\n");
    } else {
      send(exchange, 200, "{\"access_token\": \"" + ACCESS_TOKEN + "\", \"expires_in\": 3599}");
    }
  }

  private void token(HttpExchange exchange, Map<String, String> form) throws Exception {
    if ("refresh_token".equals(form.get("grant_type"))) {
      boolean right = "canary-refresh".equals(form.get("refresh_token"));
      send(
          exchange,
          right ? 200 : 400,
          right
              ? "{\"access_token\": \"" + ACCESS_TOKEN + "\"}"
              : "{\"error\": \"invalid_grant\", \"error_description\": \"Bad Request\"}");
      return;
    }
    JsonObject claims = verified(form.get("assertion"));
    String answer =
        claims.has("target_audience")
            ? "{\"id_token\": \"" + ID_TOKEN + "-for-" + text(claims, "target_audience") + "\"}"
            : "{\"access_token\": \"" + ACCESS_TOKEN + "\"}";
    send(exchange, 200, answer);
  }

  private JsonObject verified(String assertion) throws Exception {
    String[] parts = assertion.split("\\.");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    JsonObject claims =
        JsonParser.parseString(
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
            .getAsJsonObject();
    long now = Instant.now().getEpochSecond();
    boolean sound =
        signature.verify(Base64.getUrlDecoder().decode(parts[2]))
            && text(claims, "aud").equals(url() + "/token")
            && text(claims, "iss").equals("robot@p.iam.gserviceaccount.com")
            && Math.abs(claims.get("iat").getAsLong() - now) < 60
            && claims.get("exp").getAsLong() - now <= 3600;
    if (!sound) {
      throw new IllegalStateException("unsound assertion");
    }
    return claims;
  }

  private void api(HttpExchange exchange, String path, String body) throws IOException {
    if (path.endsWith(":generateIdToken")) {
      JsonObject asked = JsonParser.parseString(body).getAsJsonObject();
      send(exchange, 200, "{\"token\": \"" + ID_TOKEN + "-for-" + text(asked, "audience") + "\"}");
      return;
    }
    String name = path.replaceFirst("^/v1/", "").replaceFirst(":access$", "");
    String secret = secrets.get(name);
    if (secret == null) {
      send(
          exchange,
          404,
          "{\"error\": {\"code\": 404, \"message\": \"Secret [" + name + "] not found.\"}}");
      return;
    }
    String data = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    send(exchange, 200, "{\"name\": \"" + name + "\", \"payload\": {\"data\": \"" + data + "\"}}");
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      form.put(
          pair.substring(0, equals),
          java.net.URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
