package io.github.vertexmaven.cloud;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of the Cloud Storage JSON API that we use, with one bucket, failing by script. */
final class FakeStorage implements AutoCloseable {

  static final String BUCKET = "/storage/v1/b/acme";
  private static final String UPLOAD = "/upload" + BUCKET + "/o";

  /** What happens to requests whose line contains the text, a number of times. */
  private record Fault(String line, AtomicInteger times, Action action) {}

  /** Does something to a request; false lets it go on. */
  interface Action {
    boolean on(HttpExchange exchange) throws IOException;
  }

  final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  final List<String> requests = new CopyOnWriteArrayList<>();
  final Set<String> authorizations = ConcurrentHashMap.newKeySet();
  final AtomicInteger busy = new AtomicInteger();
  final AtomicInteger busiest = new AtomicInteger();
  int pageSize = 1000;
  boolean knowsIam = true;
  List<String> permissions =
      List.of("storage.objects.create", "storage.objects.get", "storage.objects.list");
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final Map<String, ByteArrayOutputStream> sessions = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server = start();

  private HttpServer start() {
    try {
      HttpServer made = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      made.createContext("/", this::handle);
      made.setExecutor(threads);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  FakeStorage on(String line, int times, Action action) {
    faults.add(new Fault(line, new AtomicInteger(times), action));
    return this;
  }

  FakeStorage fail(String line, int times, int code, String reason, String message) {
    return on(line, times, exchange -> error(exchange, code, reason, message));
  }

  /** The connection ends in the middle of the body; what arrived is kept. */
  FakeStorage breakUpload(int times, int afterBytes) {
    return on(
        "PUT ",
        times,
        exchange -> {
          byte[] arrived = exchange.getRequestBody().readNBytes(afterBytes);
          session(exchange).writeBytes(arrived);
          exchange.close();
          return true;
        });
  }

  static boolean error(HttpExchange exchange, int code, String reason, String message)
      throws IOException {
    JsonObject item = new JsonObject();
    item.addProperty("reason", reason);
    item.addProperty("message", message);
    JsonArray items = new JsonArray();
    items.add(item);
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    error.add("errors", items);
    JsonObject body = new JsonObject();
    body.add("error", error);
    exchange.getRequestBody().readAllBytes();
    send(exchange, code, body.toString().getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(line);
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
    try (exchange) {
      for (Fault fault : faults) {
        if (line.contains(fault.line())
            && fault.times().getAndDecrement() > 0
            && fault.action().on(exchange)) {
          return;
        }
      }
      answer(exchange);
    } finally {
      busy.decrementAndGet();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (path.equals(UPLOAD)) {
      upload(exchange, method);
    } else if (path.equals(BUCKET + "/o")) {
      list(exchange);
    } else if (path.startsWith(BUCKET + "/o/")) {
      object(exchange, method, path.substring((BUCKET + "/o/").length()));
    } else if (path.startsWith("/download" + BUCKET + "/o/")) {
      content(exchange, path.substring(("/download" + BUCKET + "/o/").length()));
    } else if (path.equals(BUCKET + "/iam/testPermissions") && knowsIam) {
      JsonArray held = new JsonArray();
      permissions.forEach(held::add);
      JsonObject body = new JsonObject();
      body.add("permissions", held);
      send(exchange, 200, body.toString().getBytes(StandardCharsets.UTF_8));
    } else if (path.equals(BUCKET)) {
      send(exchange, 200, "{\"name\": \"acme\"}".getBytes(StandardCharsets.UTF_8));
    } else {
      error(exchange, 404, "notFound", "The specified bucket does not exist.");
    }
  }

  private void upload(HttpExchange exchange, String method) throws IOException {
    if (method.equals("PUT")) {
      chunk(exchange);
    } else if (query(exchange, "uploadType").equals("resumable")) {
      JsonObject info = json(exchange.getRequestBody().readAllBytes());
      String name = info.has("name") ? info.get("name").getAsString() : query(exchange, "name");
      String id = "s" + sessions.size();
      sessions.put(id, new ByteArrayOutputStream());
      exchange
          .getResponseHeaders()
          .set(
              "Location",
              address()
                  + UPLOAD
                  + "?upload_id="
                  + id
                  + "&name="
                  + name
                  + "&ifGenerationMatch="
                  + query(exchange, "ifGenerationMatch"));
      send(exchange, 200, new byte[0]);
    } else {
      multipart(exchange);
    }
  }

  private ByteArrayOutputStream session(HttpExchange exchange) {
    return sessions.get(query(exchange, "upload_id"));
  }

  private void chunk(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream session = session(exchange);
    String range = exchange.getRequestHeaders().getFirst("Content-Range");
    session.writeBytes(exchange.getRequestBody().readAllBytes());
    if (range != null && range.startsWith("bytes */")) {
      if (session.size() > 0) {
        exchange.getResponseHeaders().set("Range", "bytes=0-" + (session.size() - 1));
      }
      send(exchange, 308, new byte[0]);
    } else {
      create(exchange, query(exchange, "name"), session.toByteArray());
    }
  }

  private void multipart(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String boundary = "--" + type.substring(type.indexOf("boundary=") + 9).replace("\"", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    String[] parts = body.split(java.util.regex.Pattern.quote(boundary));
    JsonObject info = json(part(parts[1]).getBytes(StandardCharsets.ISO_8859_1));
    create(
        exchange,
        info.get("name").getAsString(),
        part(parts[2]).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String part(String text) {
    String bare = text.substring(text.indexOf("\r\n\r\n") + 4);
    return bare.substring(0, bare.length() - 2);
  }

  private void create(HttpExchange exchange, String name, byte[] bytes) throws IOException {
    String condition = query(exchange, "ifGenerationMatch");
    boolean fails = condition.equals("0") ? objects.containsKey(name) : condition.equals("1");
    if (fails) {
      error(exchange, 412, "conditionNotMet", "At least one of the pre-conditions failed.");
    } else {
      objects.put(name, bytes);
      send(exchange, 200, describe(name).toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private JsonObject describe(String name) {
    JsonObject object = new JsonObject();
    object.addProperty("bucket", "acme");
    object.addProperty("name", name);
    object.addProperty("generation", "1");
    object.addProperty("size", Integer.toString(objects.get(name).length));
    object.addProperty("kind", "storage#object");
    object.addProperty("id", "acme/" + name + "/1");
    object.addProperty("selfLink", address() + BUCKET + "/o/" + name);
    object.addProperty("mediaLink", address() + "/download" + BUCKET + "/o/" + name);
    object.addProperty("metageneration", "1");
    object.addProperty("contentType", "application/octet-stream");
    object.addProperty("storageClass", "STANDARD");
    object.addProperty("etag", "CAE=");
    object.addProperty("timeCreated", "2026-01-01T00:00:00.000Z");
    object.addProperty("updated", "2026-01-01T00:00:00.000Z");
    object.addProperty("timeStorageClassUpdated", "2026-01-01T00:00:00.000Z");
    JsonObject owner = new JsonObject();
    owner.addProperty("entity", "user-robot@acme.iam.gserviceaccount.com");
    object.add("owner", owner);
    JsonObject access = new JsonObject();
    access.addProperty("entity", "project-owners-1");
    access.addProperty("role", "OWNER");
    JsonArray acl = new JsonArray();
    acl.add(access);
    object.add("acl", acl);
    return object;
  }

  private void list(HttpExchange exchange) throws IOException {
    String prefix = query(exchange, "prefix");
    List<String> names =
        new ArrayList<>(objects.keySet().stream().filter(name -> name.startsWith(prefix)).toList());
    Collections.sort(names);
    String token = query(exchange, "pageToken");
    int from = token.isEmpty() ? 0 : Integer.parseInt(token);
    int to = Math.min(names.size(), from + pageSize);
    JsonArray items = new JsonArray();
    names.subList(from, to).forEach(name -> items.add(describe(name)));
    JsonObject body = new JsonObject();
    body.add("items", items);
    if (to < names.size()) {
      body.addProperty("nextPageToken", Integer.toString(to));
    }
    send(exchange, 200, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void object(HttpExchange exchange, String method, String name) throws IOException {
    if (!objects.containsKey(name)) {
      error(exchange, 404, "notFound", "No such object: acme/" + name);
    } else if (method.equals("DELETE")) {
      objects.remove(name);
      exchange.sendResponseHeaders(204, -1);
    } else if (query(exchange, "alt").equals("media")) {
      content(exchange, name);
    } else {
      send(exchange, 200, describe(name).toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void content(HttpExchange exchange, String name) throws IOException {
    if (objects.containsKey(name)) {
      exchange.getResponseHeaders().set("x-goog-generation", "1");
      String range = exchange.getRequestHeaders().getFirst("Range");
      if (range == null) {
        send(exchange, 200, objects.get(name));
      } else {
        send(exchange, 206, part(objects.get(name), range, exchange));
      }
    } else {
      error(exchange, 404, "notFound", "No such object: acme/" + name);
    }
  }

  private static byte[] part(byte[] all, String range, HttpExchange exchange) {
    String[] ends = range.replace("bytes=", "").split("-");
    int first = Integer.parseInt(ends[0]);
    int last = ends.length < 2 ? all.length - 1 : Integer.parseInt(ends[1]);
    int end = Math.min(last, all.length - 1);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + first + "-" + end + "/" + all.length);
    return Arrays.copyOfRange(all, first, end + 1);
  }

  private static JsonObject json(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.isBlank() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
  }

  private static String query(HttpExchange exchange, String key) {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(key + "="))
        .map(pair -> URLDecoder.decode(pair.substring(key.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    try (var out = exchange.getResponseBody();
        InputStream rest = exchange.getRequestBody()) {
      rest.readAllBytes();
      if (body.length > 0) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
