package io.github.vertexmaven.core.job.submit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps Vertex AI from serving results whose data {@code clean-runs} may have deleted: its cache
 * knows no time to live and does not look whether data is still there (kubeflow/pipelines#7939).
 * Its key covers a container's environment, so a variable that changes with every period of the
 * time to live makes results of an earlier period unfit. Data outlives the period in which it was
 * written, because its job ended in it or later.
 *
 * <p>This is done when a job is submitted; the compiled spec knows no clock. A schedule submits one
 * spec for ever: there nothing can change, so nothing is taken from the cache.
 */
public final class CacheLimit {

  static final String PERIOD = "VERTEXAI_CACHE_PERIOD";

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private CacheLimit() {}

  /** The spec of a job that is submitted now. */
  public static String of(String spec, Duration ttl, Instant now) {
    String period =
        String.valueOf(Math.floorDiv(now.getEpochSecond(), Math.max(1, ttl.toSeconds())));
    JsonObject json = JsonParser.parseString(spec).getAsJsonObject();
    JsonObject executors = object(object(json, "deploymentSpec"), "executors");
    for (String label : executors.keySet()) {
      JsonObject executor = executors.getAsJsonObject(label);
      if (executor.has("container")) {
        mark(executor.getAsJsonObject("container"), period);
      }
    }
    return GSON.toJson(json);
  }

  private static void mark(JsonObject container, String period) {
    JsonArray env = container.has("env") ? container.getAsJsonArray("env") : new JsonArray();
    JsonObject variable = new JsonObject();
    variable.addProperty("name", PERIOD);
    variable.addProperty("value", period);
    env.add(variable);
    container.add("env", env);
  }

  /** The spec of a job as it was before it was submitted. */
  public static String without(String spec) {
    JsonObject json = JsonParser.parseString(spec).getAsJsonObject();
    JsonObject executors = object(object(json, "deploymentSpec"), "executors");
    executors
        .keySet()
        .forEach(label -> unmark(object(executors.getAsJsonObject(label), "container")));
    return GSON.toJson(json);
  }

  private static void unmark(JsonObject container) {
    if (!container.has("env")) {
      return;
    }
    JsonArray kept = new JsonArray();
    container.getAsJsonArray("env").asList().stream()
        .filter(variable -> !variable.getAsJsonObject().get("name").getAsString().equals(PERIOD))
        .forEach(kept::add);
    container.remove("env");
    if (!kept.isEmpty()) {
      container.add("env", kept);
    }
  }

  /** The spec of a schedule. */
  public static String ofSchedule(String spec) {
    JsonObject json = JsonParser.parseString(spec).getAsJsonObject();
    uncached(object(json, "root"));
    JsonObject components = object(json, "components");
    components.keySet().forEach(name -> uncached(components.getAsJsonObject(name)));
    return GSON.toJson(json);
  }

  private static void uncached(JsonObject component) {
    JsonObject tasks = object(object(component, "dag"), "tasks");
    for (String name : tasks.keySet()) {
      JsonObject task = tasks.getAsJsonObject(name);
      if (task.has("cachingOptions")) {
        task.add("cachingOptions", new JsonObject());
      }
    }
  }

  private static JsonObject object(JsonObject in, String key) {
    JsonElement found = in.get(key);
    return found == null ? new JsonObject() : found.getAsJsonObject();
  }
}
