package io.github.vertexmaven.kubeflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.kubeflow.http.FormText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A small installation on loopback: what the API says of itself, kept in memory, with faults on the
 * wire that a test asks for.
 */
final class FakeKubeflow implements AutoCloseable {

  /** What happens to a call instead of an answer. */
  enum Fault {
    /** Refused by a gateway, before anything happens. */
    BUSY,
    /** It takes effect, and the answer is a gateway's. */
    LOST_503,
    /** A gateway gives up; it takes effect once somebody has looked for it. */
    LATE_504,
    /** It takes effect, and the server stumbles over its answer. */
    LOST_500,
    /** It takes effect, and the connection breaks off. */
    LOST_RESET,
    /** The connection breaks off before anything happens. */
    RESET,
    /** It takes effect, and a page for people comes. */
    LOST_PAGE,
    /** A page comes before anything happens. */
    PAGE,
    /** It takes effect, and the answer breaks off in its middle. */
    LOST_HALF,
    /** It takes effect, and no answer comes as long as the client waits. */
    LOST_SILENCE
  }

  static final String PAGE_TEXT =
      "<!doctype html><html><head><title>Please wait</title></head><body></body></html>";

  /**
   * A call.
   *
   * @param line method, path and question
   */
  record Call(String line, String body, Map<String, String> headers) {}

  final Map<String, JsonObject> things = new LinkedHashMap<>();
  final List<Call> calls = new CopyOnWriteArrayList<>();
  final JsonObject health = new JsonObject();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Queue<Fault>> faults = new LinkedHashMap<>();
  private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();
  private int made;

  FakeKubeflow() {
    this(open(), handler -> handler);
  }

  /**
   * One behind a gateway.
   *
   * @param server that is not started yet
   * @param gateway lets calls in
   */
  FakeKubeflow(HttpServer server, UnaryOperator<HttpHandler> gateway) {
    this.server = server;
    health.addProperty("tag_name", "2.5.0");
    health.addProperty("multi_user", false);
    server.createContext("/", gateway.apply(this::answer));
    server.setExecutor(threads);
    server.start();
  }

  static HttpServer open() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its API is. */
  String address() {
    boolean tls = server instanceof com.sun.net.httpserver.HttpsServer;
    return (tls ? "https" : "http") + "://localhost:" + server.getAddress().getPort() + "/pipeline";
  }

  /** What happens to the next calls of this method whose path ends so. */
  void next(String call, Fault... happening) {
    faults.computeIfAbsent(call, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(happening));
  }

  List<JsonObject> all(String kind) {
    synchronized (things) {
      return things.entrySet().stream()
          .filter(thing -> thing.getKey().startsWith(kind + "/"))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  List<String> lines(String method) {
    return calls.stream().map(Call::line).filter(line -> line.startsWith(method + " ")).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/pipeline/apis/", "");
    String method = exchange.getRequestMethod();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String question = exchange.getRequestURI().getRawQuery();
    calls.add(
        new Call(method + " " + path + (question == null ? "" : "?" + question), body, headers));
    Fault fault = fault(method + " " + path);
    if (fault == Fault.BUSY) {
      send(exchange, 503, "text/html", "<html><title>503 Service Unavailable</title></html>");
    } else if (fault == Fault.LATE_504) {
      late.add(() -> respond(method, path, FormText.read(question), body));
      send(exchange, 504, "text/plain", "upstream request timeout");
    } else if (fault == Fault.RESET) {
      exchange.close();
    } else if (fault == Fault.PAGE) {
      send(exchange, 200, "text/html", PAGE_TEXT);
    } else {
      Answer answer = respond(method, path, FormText.read(question), body);
      for (Runnable due = late.poll(); due != null; due = late.poll()) {
        due.run();
      }
      lose(exchange, fault, answer);
    }
  }

  private Fault fault(String call) {
    return faults.entrySet().stream()
        .filter(entry -> call.matches(entry.getKey()))
        .map(entry -> entry.getValue().poll())
        .filter(fault -> fault != null)
        .findFirst()
        .orElse(null);
  }

  /** What the server does, and the status and text that it would answer with. */
  private record Answer(int status, String text) {}

  private void lose(HttpExchange exchange, Fault fault, Answer answer) throws IOException {
    if (fault == null) {
      send(exchange, answer.status(), "application/json", answer.text());
      return;
    }
    switch (fault) {
      case LOST_503 -> send(exchange, 503, "text/plain", "no healthy upstream");
      case LOST_500 ->
          send(
              exchange,
              500,
              "application/json",
              "{\"code\":13,\"message\":\"driver: bad connection\"}");
      case LOST_RESET -> exchange.close();
      case LOST_PAGE -> send(exchange, 200, "text/html", PAGE_TEXT);
      case LOST_HALF ->
          send(
              exchange,
              200,
              "application/json",
              answer.text().substring(0, answer.text().length() / 2));
      case LOST_SILENCE -> {
        try {
          closed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
      default -> throw new AssertionError(fault);
    }
  }

  static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private Answer respond(String method, String path, Map<String, String> query, String body) {
    synchronized (things) {
      if (path.equals("v2beta1/healthz")) {
        return new Answer(200, health.toString());
      }
      if (path.startsWith("v1alpha1/runs/")) {
        JsonObject log = things.get("logs/" + path.split("/")[4]);
        return log == null ? missing("log", path) : new Answer(200, log.get("text").getAsString());
      }
      String resource = path.replaceFirst("^v2beta1/", "");
      if (resource.equals("pipelines/upload_version")) {
        return version(query, body);
      }
      return method.equals("POST") && !resource.contains(":")
          ? create(resource, JsonParser.parseString(body).getAsJsonObject())
          : act(method, resource, query);
    }
  }

  private static Answer missing(String what, String path) {
    return new Answer(
        404,
        "{\"code\":5,\"message\":\"Failed: ResourceNotFoundError: "
            + what
            + " "
            + path
            + " not found\",\"details\":[{\"code\":5,\"message\":\""
            + what
            + " not found\"}]}");
  }

  private Answer create(String kind, JsonObject thing) {
    if (thing.has("display_name") && thing.get("display_name").getAsString().contains("refused")) {
      return new Answer(
          400,
          "{\"code\":3,\"message\":\"outer: inner\",\"details\":[{\"code\":3,\"message\":\"parameter"
              + " n is wrong.\"}]}");
    }
    String id = id(kind);
    thing.addProperty(singular(kind) + "_id", id);
    thing.addProperty("created_at", "2026-11-30T01:00:0" + made % 10 + "Z");
    if (kind.equals("runs")) {
      thing.addProperty("state", "PENDING");
      thing.addProperty("finished_at", "1970-01-01T00:00:00Z");
    }
    if (kind.equals("recurringruns")) {
      thing.addProperty("status", "ENABLED");
    }
    things.put(kind + "/" + id, thing);
    return new Answer(200, thing.toString());
  }

  private String id(String kind) {
    made++;
    return "%08x-0000-4000-8000-%012x".formatted(kind.hashCode(), made);
  }

  private static String singular(String kind) {
    return switch (kind) {
      case "recurringruns" -> "recurring_run";
      default -> kind.replaceFirst("s$", "");
    };
  }

  private Answer version(Map<String, String> query, String body) {
    JsonObject version = new JsonObject();
    String id = id("versions");
    version.addProperty("pipeline_version_id", id);
    version.addProperty("display_name", query.get("name"));
    version.addProperty("created_at", "2026-11-30T01:00:00Z");
    version.addProperty("file", body);
    things.put("pipelines/" + query.get("pipelineid") + "/versions/" + id, version);
    return new Answer(200, version.toString());
  }

  private Answer act(String method, String path, Map<String, String> query) {
    String[] parts = path.split(":");
    JsonObject thing = things.get(parts[0]);
    if (method.equals("DELETE")) {
      return things.remove(path) == null ? missing("Thing", path) : new Answer(200, "{}");
    }
    if (thing == null) {
      boolean isList = !parts[0].matches(".*/[0-9a-f-]{36}");
      return isList ? list(parts[0], query) : missing("Thing", path);
    }
    if (parts.length > 1) {
      switch (parts[1]) {
        case "terminate" -> {
          if (thing.get("state").getAsString().equals("CANCELING")) {
            return new Answer(400, "{\"code\":3,\"message\":\"Row not found\"}");
          }
          thing.addProperty("state", "CANCELING");
        }
        case "archive" -> thing.addProperty("storage_state", "ARCHIVED");
        case "disable" -> thing.addProperty("status", "DISABLED");
        case "enable" -> thing.addProperty("status", "ENABLED");
        default -> throw new AssertionError(path);
      }
      return new Answer(200, "{}");
    }
    return new Answer(200, thing.toString());
  }

  private Answer list(String kind, Map<String, String> query) {
    List<JsonObject> found = new ArrayList<>();
    things.forEach(
        (key, thing) -> {
          if (key.startsWith(kind + "/")
              && !key.substring(kind.length() + 1).contains("/")
              && passes(thing, query.getOrDefault("filter", ""))) {
            found.add(0, thing);
          }
        });
    int from = Integer.parseInt(query.getOrDefault("page_token", "0"));
    int size = Integer.parseInt(query.getOrDefault("page_size", "20"));
    JsonArray page = new JsonArray();
    found.stream().skip(from).limit(Math.min(size, 2)).forEach(page::add);
    JsonObject answer = new JsonObject();
    if (!page.isEmpty()) {
      answer.add(key(kind), page);
      answer.addProperty("total_size", found.size());
    }
    if (from + page.size() < found.size()) {
      answer.addProperty("next_page_token", String.valueOf(from + page.size()));
    }
    return new Answer(200, answer.toString());
  }

  private static String key(String kind) {
    return kind.endsWith("versions")
        ? "pipeline_versions"
        : kind.equals("recurringruns") ? "recurringRuns" : kind;
  }

  private static boolean passes(JsonObject thing, String filter) {
    if (filter.isEmpty()) {
      return true;
    }
    for (JsonElement each :
        JsonParser.parseString(filter).getAsJsonObject().getAsJsonArray("predicates")) {
      JsonObject predicate = each.getAsJsonObject();
      JsonElement value = thing.get(predicate.get("key").getAsString());
      boolean isEqual =
          value != null && value.getAsString().equals(predicate.get("string_value").getAsString());
      if (isEqual == predicate.get("operation").getAsString().equals("NOT_EQUALS")) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
