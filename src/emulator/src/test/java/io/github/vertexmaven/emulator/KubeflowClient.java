package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.SpecText;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kubeflow's REST API, as the clients that are generated from it speak. */
record KubeflowClient(String base, Map<String, String> headers) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Set<String> ENDED = Set.of("SUCCEEDED", "FAILED", "SKIPPED");

  static KubeflowClient of(Lab lab) {
    return new KubeflowClient("http://" + lab.httpAddress() + "/apis/v2beta1", Map.of());
  }

  /** The same with a header in each call. */
  KubeflowClient with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new KubeflowClient(base, more);
  }

  /** An answer: status, type, body. */
  record Reply(int status, String type, String text) {

    Map<String, Object> json() {
      assertThat(type).as(text).startsWith("application/json");
      return JsonValues.object(JsonValues.read(text));
    }
  }

  Reply send(String method, String path, Object body) {
    return send(method, path, "application/json", body == null ? "" : JsonValues.write(body));
  }

  Reply send(String method, String path, String type, String body) {
    return send(method, path, type, body.getBytes(UTF_8));
  }

  Reply send(String method, String path, String type, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(path.startsWith("/") ? server() + path : base + "/" + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Accept", "application/json")
            .header("Content-Type", type);
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Map<String, Object> get(String path) {
    return ok(send("GET", path, null));
  }

  Map<String, Object> post(String path, Object body) {
    return ok(send("POST", path, body));
  }

  Map<String, Object> post(String path) {
    return post(path, null);
  }

  Map<String, Object> delete(String path) {
    return ok(send("DELETE", path, null));
  }

  private String server() {
    return base.substring(0, base.indexOf("/", "http://".length()));
  }

  private static Map<String, Object> ok(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  /** What is said of a call that is refused. */
  String refused(int status, String method, String path, Object body) {
    Reply reply = send(method, path, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    Map<String, Object> json = reply.json();
    List<?> details = (List<?>) json.get("details");
    return details == null
        ? json.get("message").toString()
        : JsonValues.object(details.get(0)).get("message").toString();
  }

  /** A run of a spec of the test resources, to its end. */
  Map<String, Object> run(String spec, Map<String, Object> parameters) {
    return ended(start(spec, parameters));
  }

  String start(String spec, Map<String, Object> parameters) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("display_name", spec);
    body.put("pipeline_spec", struct(spec));
    body.put("runtime_config", Map.of("parameters", parameters));
    return post("runs", body).get("run_id").toString();
  }

  Map<String, Object> ended(String run) {
    return Eventually.sees(() -> get("runs/" + run), one -> ENDED.contains(one.get("state")));
  }

  /** A spec as a message holds it. */
  static Map<String, Object> struct(String spec) {
    try {
      SpecText text = SpecText.read(file(spec));
      return text.platform().isEmpty()
          ? text.document()
          : Map.of("pipeline_spec", text.document(), "platform_spec", text.platform());
    } catch (MalformedSpec e) {
      throw new IllegalStateException(e);
    }
  }

  static String file(String spec) {
    try (InputStream in =
        KubeflowClient.class.getResourceAsStream("/specs/kubeflow/" + spec + ".yaml")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tasks of a run: the state of each by its name; of two with one name the last. */
  static Map<String, Object> states(Map<String, Object> run) {
    Map<String, Object> states = new LinkedHashMap<>();
    nodes(run).forEach(node -> states.put(node.get("display_name").toString(), node.get("state")));
    return states;
  }

  static List<Map<String, Object>> nodes(Map<String, Object> run) {
    List<?> nodes =
        (List<?>) JsonValues.object(run.get("run_details")).getOrDefault("task_details", List.of());
    return nodes.stream().map(JsonValues::object).toList();
  }

  /** A value for a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
