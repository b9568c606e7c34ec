package io.github.vertexmaven.mlflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tracking server that speaks MLflow's documented REST protocol over HTTP and wants to know who
 * asks. It refuses what MLflow refuses: unknown runs and experiments, names that are taken, a
 * parameter with another value.
 */
public final class FakeMlflow implements AutoCloseable {

  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  /** A run. */
  public static final class Run {
    public final String id;
    public final String experiment;
    public String status = "RUNNING";
    public boolean ended;
    public final Map<String, String> tags = new TreeMap<>();
    public final Map<String, String> params = new TreeMap<>();
    public final Map<String, Double> metrics = new TreeMap<>();

    private Run(String id, String experiment) {
      this.id = id;
      this.experiment = experiment;
    }
  }

  private final HttpServer server;
  private final Predicate<com.sun.net.httpserver.Headers> allowed;
  private final Map<String, String> experiments = new LinkedHashMap<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final Map<String, String> artifacts = new TreeMap<>();
  private final List<String> models = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private String artifactRoot = "mlflow-artifacts:/";
  private int failures;
  private boolean loseNextCreation;

  /** A server that lets in who has these headers. */
  public FakeMlflow(Predicate<com.sun.net.httpserver.Headers> allowed) throws IOException {
    this.allowed = allowed;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool(FakeMlflow::daemon));
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  public static FakeMlflow withToken(String token) throws IOException {
    return new FakeMlflow(h -> ("Bearer " + token).equals(h.getFirst("Authorization")));
  }

  public static FakeMlflow withPassword(String user, String password) throws IOException {
    String basic =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return new FakeMlflow(h -> ("Basic " + basic).equals(h.getFirst("Authorization")));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public synchronized List<Run> runs() {
    return List.copyOf(runs);
  }

  public synchronized Map<String, String> artifacts() {
    return Map.copyOf(artifacts);
  }

  public synchronized List<String> models() {
    return List.copyOf(models);
  }

  public synchronized Map<String, String> experiments() {
    return new LinkedHashMap<>(experiments);
  }

  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized FakeMlflow artifactsIn(String root) {
    artifactRoot = root;
    return this;
  }

  synchronized void delete(String experiment) {
    deleted.add(experiments.computeIfAbsent(experiment, any -> "" + (experiments.size() + 1)));
  }

  /** The next so many calls find the server away. */
  synchronized void failing(int calls) {
    failures = calls;
  }

  /** The next run is made, but nobody hears of it. */
  synchronized void losingTheNextRun() {
    loseNextCreation = true;
  }

  /** What a call is refused with. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().toString();
    String answer;
    int status = 200;
    synchronized (this) {
      requests.add(exchange.getRequestMethod() + " " + path);
      try {
        if (failures > 0) {
          failures--;
          throw new Refusal(503, "TEMPORARILY_UNAVAILABLE", "briefly away");
        }
        if (!allowed.test(exchange.getRequestHeaders())) {
          throw new Refusal(401, "UNAUTHENTICATED", "who are you?");
        }
        answer = path.startsWith(ARTIFACTS) ? put(path, body) : api(path, body).toString();
        if (loseNextCreation && path.endsWith("runs/create")) {
          loseNextCreation = false;
          throw new Refusal(502, "", "lost");
        }
      } catch (Refusal e) {
        status = e.status;
        JsonObject json = new JsonObject();
        json.addProperty("error_code", e.code);
        json.addProperty("message", e.getMessage());
        answer = json.toString();
      } catch (RuntimeException e) {
        status = 500;
        answer = "{\"error_code\": \"INTERNAL_ERROR\", \"message\": \"" + e + "\"}";
      }
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String put(String path, byte[] body) {
    String name = URLDecoder.decode(path.substring(ARTIFACTS.length()), StandardCharsets.UTF_8);
    artifacts.put(name, new String(body, StandardCharsets.UTF_8));
    return "{}";
  }

  private JsonObject api(String path, byte[] body) throws Refusal {
    String call = path.substring(API.length()).replaceFirst("\\?.*", "");
    JsonObject json =
        body.length == 0
            ? new JsonObject()
            : JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    return switch (call) {
      case "experiments/get-by-name" ->
          experiment(
              URLDecoder.decode(
                  path.replaceFirst(".*experiment_name=", ""), StandardCharsets.UTF_8));
      case "experiments/create" -> createExperiment(text(json, "name"));
      case "experiments/restore" -> restore(text(json, "experiment_id"));
      case "runs/create" -> create(json);
      case "runs/search" -> search(json);
      case "runs/update" -> update(json);
      case "runs/log-batch" -> log(json);
      case "registered-models/create" -> model(text(json, "name"));
      case "model-versions/create" -> version(json);
      default -> throw new Refusal(404, "ENDPOINT_NOT_FOUND", call);
    };
  }

  private JsonObject experiment(String name) throws Refusal {
    if (!experiments.containsKey(name)) {
      throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", "no experiment " + name);
    }
    String id = experiments.get(name);
    JsonObject experiment = new JsonObject();
    experiment.addProperty("experiment_id", id);
    experiment.addProperty("name", name);
    experiment.addProperty("lifecycle_stage", deleted.contains(id) ? "deleted" : "active");
    return wrapped("experiment", experiment);
  }

  private JsonObject createExperiment(String name) throws Refusal {
    if (experiments.containsKey(name)) {
      throw new Refusal(400, "RESOURCE_ALREADY_EXISTS", name + " exists");
    }
    experiments.put(name, String.valueOf(experiments.size() + 1));
    JsonObject made = new JsonObject();
    made.addProperty("experiment_id", experiments.get(name));
    return made;
  }

  private JsonObject restore(String id) {
    deleted.remove(id);
    return new JsonObject();
  }

  private JsonObject create(JsonObject json) throws Refusal {
    String experiment = text(json, "experiment_id");
    if (!experiments.containsValue(experiment) || deleted.contains(experiment)) {
      throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", "no experiment " + experiment);
    }
    Run run = new Run("run" + (runs.size() + 1), experiment);
    pairs(json, "tags", run.tags);
    runs.add(run);
    return wrapped("run", described(run));
  }

  private JsonObject described(Run run) {
    JsonObject info = new JsonObject();
    info.addProperty("run_id", run.id);
    info.addProperty("experiment_id", run.experiment);
    info.addProperty("status", run.status);
    info.addProperty("artifact_uri", artifactRoot + run.experiment + "/" + run.id + "/artifacts");
    return wrapped("info", info);
  }

  private JsonObject search(JsonObject json) throws Refusal {
    Matcher filter = Pattern.compile("tags\\.([a-z_]+) = '([^']*)'").matcher(text(json, "filter"));
    if (!filter.matches()) {
      throw new Refusal(400, "INVALID_PARAMETER_VALUE", "filter");
    }
    JsonArray found = new JsonArray();
    for (Run run : runs) {
      boolean within =
          json.getAsJsonArray("experiment_ids").toString().contains('"' + run.experiment + '"');
      if (within && filter.group(2).equals(run.tags.get(filter.group(1)))) {
        found.add(described(run));
      }
    }
    JsonObject answer = new JsonObject();
    if (!found.isEmpty()) {
      answer.add("runs", found);
    }
    return answer;
  }

  private Run run(JsonObject json) throws Refusal {
    return runs.stream()
        .filter(run -> run.id.equals(text(json, "run_id")))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "RESOURCE_DOES_NOT_EXIST", "no run"));
  }

  private JsonObject update(JsonObject json) throws Refusal {
    Run run = run(json);
    run.status = text(json, "status");
    run.ended = json.has("end_time");
    return new JsonObject();
  }

  private JsonObject log(JsonObject json) throws Refusal {
    Run run = run(json);
    Map<String, String> params = new TreeMap<>();
    pairs(json, "params", params);
    for (Map.Entry<String, String> param : params.entrySet()) {
      String earlier = run.params.putIfAbsent(param.getKey(), param.getValue());
      if (earlier != null && !earlier.equals(param.getValue())) {
        throw new Refusal(400, "INVALID_PARAMETER_VALUE", "param " + param.getKey() + " changes");
      }
    }
    pairs(json, "tags", run.tags);
    if (json.has("metrics")) {
      for (JsonElement element : json.getAsJsonArray("metrics")) {
        JsonObject metric = element.getAsJsonObject();
        if (metric.get("timestamp").getAsLong() <= 0) {
          throw new Refusal(400, "INVALID_PARAMETER_VALUE", "timestamp");
        }
        run.metrics.put(text(metric, "key"), metric.get("value").getAsDouble());
      }
    }
    return new JsonObject();
  }

  private JsonObject model(String name) throws Refusal {
    if (models.contains(name)) {
      throw new Refusal(400, "RESOURCE_ALREADY_EXISTS", name + " exists");
    }
    models.add(name);
    return new JsonObject();
  }

  private JsonObject version(JsonObject json) throws Refusal {
    run(json);
    models.add(text(json, "name") + " from " + text(json, "source"));
    return new JsonObject();
  }

  private static void pairs(JsonObject json, String key, Map<String, String> into) throws Refusal {
    if (!json.has(key)) {
      return;
    }
    JsonArray pairs = json.getAsJsonArray(key);
    if (pairs.size() > 100) {
      throw new Refusal(400, "INVALID_PARAMETER_VALUE", "too many " + key);
    }
    pairs.forEach(
        pair ->
            into.put(text(pair.getAsJsonObject(), "key"), text(pair.getAsJsonObject(), "value")));
  }

  private static JsonObject wrapped(String key, JsonObject inner) {
    JsonObject outer = new JsonObject();
    outer.add(key, inner);
    return outer;
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
