package io.github.vertexmaven.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * BigQuery as its REST API shows it: tables in memory, load jobs that add all rows or none, and
 * queries whose answers a test has put there, because it knows no SQL.
 */
final class FakeBigQuery implements AutoCloseable {

  /** A table, or what a query answers. */
  record Rows(String type, JsonObject schema, List<JsonObject> rows) {}

  /** One call. */
  record Call(String method, String path, Optional<String> authorization, JsonElement body) {}

  final Map<String, Rows> tables = new ConcurrentHashMap<>();
  final Map<String, Rows> answers = new ConcurrentHashMap<>();
  final List<Call> calls = new CopyOnWriteArrayList<>();

  /** What is answered to everything when it is not empty. */
  volatile Optional<String> refusal = Optional.empty();

  private final Map<String, JsonObject> jobs = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> uploads = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final HttpServer server;

  FakeBigQuery() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  static Rows rows(String schema, String... rows) {
    List<JsonObject> parsed = new ArrayList<>();
    for (String row : rows) {
      parsed.add(JsonParser.parseString(row).getAsJsonObject());
    }
    JsonObject fields = new JsonObject();
    fields.add("fields", JsonParser.parseString(schema));
    return new Rows("TABLE", fields, parsed);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = body(exchange);
      boolean data = exchange.getRequestMethod().equals("PUT") || path.equals("/token");
      JsonElement json =
          data || body.length == 0
              ? JsonNull.INSTANCE
              : JsonParser.parseString(new String(body, StandardCharsets.UTF_8));
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              path,
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
              json));
      if (path.equals("/token")) {
        send(
            exchange,
            200,
            object("{access_token: 'of-key', token_type: Bearer, expires_in: 3600}"));
      } else if (refusal.isPresent()) {
        send(exchange, 403, error(403, refusal.get(), "accessDenied"));
      } else {
        route(exchange, path, json, body);
      }
    } catch (RuntimeException e) {
      send(exchange, 400, error(400, "the fake failed: " + e, "invalid"));
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      return in.readAllBytes();
    }
  }

  private void route(HttpExchange exchange, String path, JsonElement json, byte[] body)
      throws IOException {
    String[] parts = path.split("/");
    if (path.startsWith("/upload/") && exchange.getRequestMethod().equals("POST")) {
      String id = "upload_" + number.incrementAndGet();
      uploads.put(id, json.getAsJsonObject());
      exchange.getResponseHeaders().add("Location", endpoint() + "/upload/" + id);
      send(exchange, 200, new JsonObject());
    } else if (path.startsWith("/upload/")) {
      send(exchange, 200, load(uploads.get(parts[2]), new String(body, StandardCharsets.UTF_8)));
    } else if (path.contains("/tables/")) {
      String name = parts[4] + "." + parts[6] + "." + parts[8];
      Rows table = tables.get(name);
      if (table == null) {
        send(exchange, 404, error(404, "Not found: Table " + name, "notFound"));
      } else {
        boolean data = path.endsWith("/data");
        send(exchange, 200, data ? page(exchange, table) : description(parts, table));
      }
    } else if (path.endsWith("/queries")) {
      query(exchange, json.getAsJsonObject());
    } else if (path.endsWith("/jobs")) {
      JsonObject configuration = json.getAsJsonObject().getAsJsonObject("configuration");
      String sql = configuration.getAsJsonObject("query").get("query").getAsString();
      send(exchange, 200, job(json.getAsJsonObject(), sql, null));
    } else if (path.contains("/jobs/")) {
      send(exchange, 200, jobs.get(parts[6]));
    } else if (path.contains("/queries/")) {
      result(exchange, parts[6]);
    } else {
      send(exchange, 404, error(404, "no such place: " + path, "notFound"));
    }
  }

  private JsonObject description(String[] parts, Rows table) {
    JsonObject json = object("{kind: 'bigquery#table'}");
    json.addProperty("type", table.type());
    json.add("schema", table.schema());
    if (table.type().equals("VIEW")) {
      json.add("view", object("{query: 'SELECT 1', useLegacySql: false}"));
    }
    JsonObject reference = new JsonObject();
    reference.addProperty("projectId", parts[4]);
    reference.addProperty("datasetId", parts[6]);
    reference.addProperty("tableId", parts[8]);
    json.add("tableReference", reference);
    return json;
  }

  private void query(HttpExchange exchange, JsonObject asked) throws IOException {
    String sql = asked.get("query").getAsString();
    Optional<String> problem = problem(asked, sql);
    if (problem.isPresent()) {
      send(exchange, 400, error(400, problem.get(), "invalidQuery"));
      return;
    }
    Rows rows = answers.get(sql);
    if (rows == null) {
      send(exchange, 400, error(400, "Syntax error: " + sql, "invalidQuery"));
      return;
    }
    JsonObject request = new JsonObject();
    JsonObject job = job(request, sql, null);
    JsonObject json = page(exchange, rows);
    json.addProperty("jobComplete", true);
    json.add("jobReference", job.get("jobReference"));
    send(exchange, 200, json);
  }

  /** Standard SQL has to be asked for, and each question mark needs its value. */
  private static Optional<String> problem(JsonObject asked, String sql) {
    if (!asked.has("useLegacySql") || asked.get("useLegacySql").getAsBoolean()) {
      return Optional.of("legacy SQL is not what the tests are about");
    }
    long marks = sql.chars().filter(c -> c == '?').count();
    JsonArray values = asked.getAsJsonArray("queryParameters");
    if (values == null) {
      return marks == 0 ? Optional.empty() : Optional.of("Positional parameters are not supported");
    }
    for (JsonElement value : values) {
      JsonObject parameter = value.getAsJsonObject();
      if (!parameter.has("parameterType") || !parameter.has("parameterValue")) {
        return Optional.of("Query parameter without type or value");
      }
    }
    return values.size() == marks
        ? Optional.empty()
        : Optional.of("Query has " + marks + " positional parameters, not " + values.size());
  }

  private JsonObject job(JsonObject request, String sql, String failure) {
    String id = "job_" + number.incrementAndGet();
    JsonObject given = request.getAsJsonObject("jobReference");
    JsonObject reference = given == null ? new JsonObject() : given.deepCopy();
    if (reference.has("jobId")) {
      id = reference.get("jobId").getAsString();
    }
    reference.addProperty("jobId", id);
    reference.addProperty("projectId", "shop");
    JsonObject job = new JsonObject();
    job.add("jobReference", reference);
    JsonObject configuration =
        request.has("configuration")
            ? request.getAsJsonObject("configuration")
            : object("{jobType: QUERY, query: {query: ''}}");
    if (sql != null) {
      configuration.addProperty("jobType", "QUERY");
      configuration.getAsJsonObject("query").addProperty("query", sql);
    } else {
      configuration.addProperty("jobType", "LOAD");
    }
    job.add("configuration", configuration);
    JsonObject status = object("{state: DONE}");
    if (failure != null) {
      JsonObject error = object("{reason: invalid}");
      error.addProperty("message", failure);
      status.add("errorResult", error);
    }
    job.add("status", status);
    job.add("statistics", object("{creationTime: '1', startTime: '1', endTime: '1'}"));
    jobs.put(id, job);
    return job;
  }

  private void result(HttpExchange exchange, String job) throws IOException {
    JsonObject stored = jobs.get(job);
    String sql =
        stored.getAsJsonObject("configuration").getAsJsonObject("query").get("query").getAsString();
    Rows rows = answers.get(sql);
    if (rows == null) {
      send(exchange, 400, error(400, "Syntax error: " + sql, "invalidQuery"));
      return;
    }
    JsonObject json = page(exchange, rows);
    json.addProperty("jobComplete", true);
    json.add("jobReference", stored.get("jobReference"));
    send(exchange, 200, json);
  }

  /** All rows of the load or none, as BigQuery has it. */
  private JsonObject load(JsonObject request, String lines) {
    JsonObject load = request.getAsJsonObject("configuration").getAsJsonObject("load");
    JsonObject table = load.getAsJsonObject("destinationTable");
    String name =
        table.get("projectId").getAsString()
            + "."
            + table.get("datasetId").getAsString()
            + "."
            + table.get("tableId").getAsString();
    FakeLoad checked = new FakeLoad(load);
    List<String> errors = checked.errors(lines);
    if (!errors.isEmpty()) {
      return failed(request, errors);
    }
    List<JsonObject> rows = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      JsonObject row = JsonParser.parseString(line).getAsJsonObject();
      row.entrySet().forEach(cell -> cell.setValue(asDouble(cell.getValue())));
      rows.add(row);
    }
    String disposition = load.get("writeDisposition").getAsString();
    if (disposition.equals("WRITE_EMPTY") && tables.containsKey(name)) {
      return failed(request, List.of("Already Exists: Table " + name));
    }
    if (disposition.equals("WRITE_APPEND") && tables.containsKey(name)) {
      rows.addAll(0, tables.get(name).rows());
    }
    tables.put(name, new Rows("TABLE", load.getAsJsonObject("schema"), rows));
    return job(request, null, null);
  }

  /** {@code errorResult} is the first of them, as {@code JobStatus} of the API's reference says. */
  private JsonObject failed(JsonObject request, List<String> errors) {
    JsonObject job = job(request, null, errors.get(0));
    JsonArray all = new JsonArray();
    for (String message : errors) {
      JsonObject error = object("{reason: invalid}");
      error.addProperty("message", message);
      all.add(error);
    }
    job.getAsJsonObject("status").add("errors", all);
    return job;
  }

  /** Numbers that are not quoted go through a double. */
  private static JsonElement asDouble(JsonElement cell) {
    if (!cell.isJsonPrimitive() || !cell.getAsJsonPrimitive().isNumber()) {
      return cell;
    }
    double value = cell.getAsDouble();
    boolean whole = isWhole(cell);
    return new JsonPrimitive(whole ? String.valueOf((long) value) : String.valueOf(value));
  }

  static boolean isWhole(JsonElement cell) {
    return cell.isJsonNull() || cell.getAsString().matches("-?[0-9]+");
  }

  private static JsonObject page(HttpExchange exchange, Rows table) {
    Map<String, String> query = new LinkedHashMap<>();
    Optional.ofNullable(exchange.getRequestURI().getRawQuery())
        .ifPresent(
            text -> {
              for (String part : text.split("&")) {
                String[] pair = part.split("=", 2);
                query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
              }
            });
    int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
    int most = Integer.parseInt(query.getOrDefault("maxResults", "1000"));
    boolean micros = "true".equals(query.get("formatOptions.useInt64Timestamp"));
    int to = Math.min(table.rows().size(), from + most);
    JsonArray rows = new JsonArray();
    for (JsonObject row : table.rows().subList(from, to)) {
      rows.add(row(table.schema(), row, micros));
    }
    JsonObject json = new JsonObject();
    json.addProperty("totalRows", String.valueOf(table.rows().size()));
    json.add("schema", table.schema());
    json.add("rows", rows);
    if (to < table.rows().size()) {
      json.addProperty("pageToken", String.valueOf(to));
    }
    return json;
  }

  private static JsonObject row(JsonObject schema, JsonObject row, boolean micros) {
    JsonArray cells = new JsonArray();
    for (JsonElement each : schema.getAsJsonArray("fields")) {
      JsonObject field = each.getAsJsonObject();
      JsonElement cell = row.get(field.get("name").getAsString());
      cells.add(wrapped(cell(field, cell, micros)));
    }
    JsonObject json = new JsonObject();
    json.add("f", cells);
    return json;
  }

  private static JsonElement cell(JsonObject field, JsonElement cell, boolean micros) {
    if (cell == null || cell.isJsonNull()) {
      return JsonNull.INSTANCE;
    }
    if (cell.isJsonArray()) {
      JsonArray items = new JsonArray();
      cell.getAsJsonArray().forEach(item -> items.add(wrapped(cell(field, item, micros))));
      return items;
    }
    if (cell.isJsonObject()) {
      return row(field, cell.getAsJsonObject(), micros);
    }
    String text = cell.getAsString();
    if (field.get("type").getAsString().equals("TIMESTAMP")) {
      Instant time = Instant.parse(text);
      BigDecimal whole =
          BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
      text = (micros ? whole.movePointRight(6) : whole).stripTrailingZeros().toPlainString();
    }
    return new JsonPrimitive(text);
  }

  private static JsonObject wrapped(JsonElement value) {
    JsonObject json = new JsonObject();
    json.add("v", value);
    return json;
  }

  private static JsonObject object(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static JsonObject error(int code, String message, String reason) {
    JsonObject each = new JsonObject();
    each.addProperty("message", message);
    each.addProperty("reason", reason);
    JsonArray errors = new JsonArray();
    errors.add(each);
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    error.add("errors", errors);
    JsonObject json = new JsonObject();
    json.add("error", error);
    return json;
  }

  private static void send(HttpExchange exchange, int status, JsonElement json) throws IOException {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
