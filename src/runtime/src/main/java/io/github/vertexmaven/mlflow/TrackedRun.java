package io.github.vertexmaven.mlflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run on the server, known by its id. */
final class TrackedRun {

  /** Limits of one {@code runs/log-batch}. */
  private static final int MAX_BATCH = 100;

  /** {@code MAX_TAG_VAL_LENGTH} of MLflow. */
  private static final int MAX_TAG = 5000;

  private final MlflowClient client;
  private final String id;
  private final String artifactUri;
  private final boolean running;

  private TrackedRun(MlflowClient client, String id, String artifactUri, boolean running) {
    this.client = client;
    this.id = id;
    this.artifactUri = artifactUri;
    this.running = running;
  }

  /** Of a run as the server describes it. */
  static TrackedRun of(MlflowClient client, JsonObject run) {
    JsonObject info = run.getAsJsonObject("info");
    String uri = info.has("artifact_uri") ? info.get("artifact_uri").getAsString() : "";
    boolean running = info.has("status") && info.get("status").getAsString().equals("RUNNING");
    return new TrackedRun(client, info.get("run_id").getAsString(), uri, running);
  }

  String id() {
    return id;
  }

  /** Whether it was running when the server described it. */
  boolean isRunning() {
    return running;
  }

  String artifactUri() {
    return artifactUri;
  }

  void params(Map<String, String> params) {
    batches("params", params);
  }

  void tags(Map<String, String> tags) {
    batches("tags", cut(tags));
  }

  static Map<String, String> cut(Map<String, String> tags) {
    Map<String, String> cut = new LinkedHashMap<>(tags);
    cut.replaceAll((key, value) -> value.length() > MAX_TAG ? value.substring(0, MAX_TAG) : value);
    return cut;
  }

  private void batches(String kind, Map<String, String> texts) {
    List<Map.Entry<String, String>> entries = new ArrayList<>(texts.entrySet());
    for (int from = 0; from < entries.size(); from += MAX_BATCH) {
      JsonObject body = new JsonObject();
      body.addProperty("run_id", id);
      body.add(kind, pairs(entries.subList(from, Math.min(entries.size(), from + MAX_BATCH))));
      client.post("runs/log-batch", body);
    }
  }

  static JsonArray pairs(Iterable<? extends Map.Entry<String, ?>> texts) {
    JsonArray pairs = new JsonArray();
    for (Map.Entry<String, ?> text : texts) {
      JsonObject pair = new JsonObject();
      pair.addProperty("key", text.getKey());
      pair.addProperty("value", String.valueOf(text.getValue()));
      pairs.add(pair);
    }
    return pairs;
  }

  void metrics(Map<String, Double> metrics) {
    JsonArray all = new JsonArray();
    metrics.forEach(
        (key, value) -> {
          JsonObject metric = new JsonObject();
          metric.addProperty("key", key);
          metric.addProperty("value", value);
          metric.addProperty("timestamp", System.currentTimeMillis());
          metric.addProperty("step", 0);
          all.add(metric);
        });
    if (!all.isEmpty()) {
      JsonObject body = new JsonObject();
      body.addProperty("run_id", id);
      body.add("metrics", all);
      client.post("runs/log-batch", body);
    }
  }

  /** {@code RUNNING}, {@code FINISHED}, {@code FAILED} or {@code KILLED}. */
  void status(String status) {
    JsonObject body = new JsonObject();
    body.addProperty("run_id", id);
    body.addProperty("status", status);
    if (!status.equals("RUNNING")) {
      body.addProperty("end_time", System.currentTimeMillis());
    }
    client.post("runs/update", body);
  }
}
