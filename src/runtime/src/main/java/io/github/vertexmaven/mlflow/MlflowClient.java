package io.github.vertexmaven.mlflow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Calls of MLflow's REST protocol, version 2.0 (page "REST API" of its documentation). What is
 * briefly away is asked again; headers that the server turns away are renewed once.
 */
final class MlflowClient {

  private static final int TRIES = 4;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final String base;
  private final Headers headers;
  private final Duration firstPause;

  MlflowClient(String base, Headers headers, Duration firstPause) {
    this.base = base;
    this.headers = headers;
    this.firstPause = firstPause;
  }

  /** Why the server refused. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    /** MLflow's word, such as {@code RESOURCE_DOES_NOT_EXIST}. */
    String code() {
      return code;
    }
  }

  JsonObject post(String path, JsonObject body) {
    try {
      return tryPost(path, body);
    } catch (Refused e) {
      throw new TrackingException(e.getMessage());
    }
  }

  JsonObject tryPost(String path, JsonObject body) throws Refused {
    return send(posted(path, body), TRIES);
  }

  /** Asks once only, where asking twice could make two of what is made. */
  JsonObject postOnce(String path, JsonObject body) {
    try {
      return send(posted(path, body), 1);
    } catch (Refused e) {
      throw new TrackingException(e.getMessage());
    }
  }

  private HttpRequest.Builder posted(String path, JsonObject body) {
    BodyPublisher json = BodyPublishers.ofString(body.toString());
    return request("/api/2.0/mlflow/" + path).header("Content-Type", "application/json").POST(json);
  }

  Duration firstPause() {
    return firstPause;
  }

  JsonObject tryGet(String path) throws Refused {
    return send(request("/api/2.0/mlflow/" + path).GET(), TRIES);
  }

  /** Uploads a file through the server. */
  void put(String path, Path file) {
    try {
      send(
          request("/api/2.0/mlflow-artifacts/artifacts/" + path)
              .header("Content-Type", "application/octet-stream")
              .PUT(BodyPublishers.ofFile(file)),
          TRIES);
    } catch (Refused e) {
      throw new TrackingException(e.getMessage());
    } catch (FileNotFoundException e) {
      throw new TrackingException("the file " + file + " does not exist and cannot be uploaded.");
    }
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
    } catch (IllegalArgumentException e) {
      throw new TrackingException(
          "server.mlflow_tracking_uri: '" + base + "' is not the address of a server.");
    }
  }

  private JsonObject send(HttpRequest.Builder request, int tries) throws Refused {
    Duration pause = firstPause;
    boolean renewed = false;
    for (int i = 1; ; i++) {
      Map<String, String> signed = headers.get();
      signed.forEach(request::setHeader);
      Optional<HttpResponse<String>> response = answer(request.build(), i >= tries);
      int status = response.map(HttpResponse::statusCode).orElse(503);
      if (status < 300) {
        return json(response.get().body());
      }
      if (status == 401 && !renewed && headers.expire(signed)) {
        renewed = true;
        continue;
      }
      if (i >= tries || (status < 500 && status != 429)) {
        throw refused(response.orElseThrow());
      }
      sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private Optional<HttpResponse<String>> answer(HttpRequest request, boolean last) {
    try {
      return Optional.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      if (last) {
        throw new TrackingException("the server " + base + " cannot be reached: " + e, true, e);
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackingException("interrupted.", false, e);
    }
  }

  static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackingException("interrupted.", false, e);
    }
  }

  private Refused refused(HttpResponse<String> response) {
    JsonObject body = json(response.body());
    String path = response.request().uri().getPath();
    String said = body.has("message") ? ": " + text(body, "message") : ".";
    String hint =
        response.statusCode() == 401 || response.statusCode() == 403
            ? " Check server.credentials in mlflow.yml, or the header provider of"
                + " run_config.mlflow."
            : "";
    return new Refused(
        body.has("error_code") ? text(body, "error_code") : "",
        "the server " + base + " answered " + response.statusCode() + " to " + path + said + hint);
  }

  private static JsonObject json(String text) {
    try {
      JsonElement json = JsonParser.parseString(text);
      return json.isJsonObject() ? json.getAsJsonObject() : new JsonObject();
    } catch (RuntimeException e) {
      return new JsonObject();
    }
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }
}
