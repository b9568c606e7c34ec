package io.github.vertexmaven.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls of services that answer in JSON or text; what is briefly away is asked again. */
final class JsonCalls {

  private static final int TRIES = 4;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Duration firstPause;

  JsonCalls(Duration firstPause) {
    this.firstPause = firstPause;
  }

  static JsonCalls standard() {
    return new JsonCalls(Duration.ofMillis(500));
  }

  JsonObject get(String what, String url, Map<String, String> headers) throws GoogleException {
    return json(what, text(what, url, headers));
  }

  String text(String what, String url, Map<String, String> headers) throws GoogleException {
    return send(what, request(what, url, headers).GET().build());
  }

  JsonObject post(String what, String url, Map<String, String> headers, JsonObject body)
      throws GoogleException {
    return post(what, url, headers, "application/json", BodyPublishers.ofString(body.toString()));
  }

  JsonObject post(
      String what, String url, Map<String, String> headers, String type, BodyPublisher body)
      throws GoogleException {
    return json(
        what,
        send(what, request(what, url, headers).header("Content-Type", type).POST(body).build()));
  }

  private static HttpRequest.Builder request(String what, String url, Map<String, String> headers)
      throws GoogleException {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER);
      headers.forEach(request::setHeader);
      return request;
    } catch (IllegalArgumentException e) {
      throw new GoogleException(what + ": '" + url + "' is not a URL.");
    }
  }

  /** The answer may hold a token: only what a refusal says of itself goes into a message. */
  private String send(String what, HttpRequest request) throws GoogleException {
    Duration pause = firstPause;
    for (int i = 1; ; i++) {
      try {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        int status = response.statusCode();
        if (status < 300) {
          return response.body();
        }
        if (i == TRIES || (status < 500 && status != 429)) {
          throw new GoogleException(
              what + ": " + place(request) + " answered " + status + said(response.body()));
        }
      } catch (IOException e) {
        if (i == TRIES) {
          throw new GoogleException(what + ": " + place(request) + " cannot be reached: " + e, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GoogleException(what + ": interrupted.", e);
      }
      sleep(what, pause);
      pause = pause.multipliedBy(2);
    }
  }

  private static void sleep(String what, Duration pause) throws GoogleException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GoogleException(what + ": interrupted.", e);
    }
  }

  private static String place(HttpRequest request) {
    URI uri = request.uri();
    return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }

  /** The service's own words, in the form of Google's APIs or of OAuth. */
  private static String said(String body) {
    try {
      JsonObject json = JsonParser.parseString(body).getAsJsonObject();
      JsonElement error = json.get("error");
      if (error != null && error.isJsonObject() && error.getAsJsonObject().has("message")) {
        return ": " + error.getAsJsonObject().get("message").getAsString();
      }
      if (json.has("error_description")) {
        return ": " + json.get("error_description").getAsString();
      }
      return error != null && error.isJsonPrimitive() ? ": " + error.getAsString() : ".";
    } catch (RuntimeException e) {
      return ".";
    }
  }

  private static JsonObject json(String what, String text) throws GoogleException {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new GoogleException(what + ": the answer is not JSON.");
    }
  }
}
