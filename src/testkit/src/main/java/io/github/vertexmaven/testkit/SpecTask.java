package io.github.vertexmaven.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A task of a spec. */
public final class SpecTask {

  private final JsonObject spec;
  private final JsonObject task;

  SpecTask(JsonObject spec, JsonObject task) {
    this.spec = spec;
    this.task = task;
  }

  /** The tasks that it waits for, sorted. */
  public Set<String> dependsOn() {
    return new TreeSet<>(texts(task.get("dependentTasks")));
  }

  /** Whether an earlier result may serve. */
  public boolean isCached() {
    JsonObject options = task.getAsJsonObject("cachingOptions");
    return options != null
        && options.has("enableCache")
        && options.get("enableCache").getAsBoolean();
  }

  /** How often it is tried again after a failure. */
  public int retries() {
    JsonObject policy = task.getAsJsonObject("retryPolicy");
    return policy == null ? 0 : policy.get("maxRetryCount").getAsInt();
  }

  /** The datasets that reach it as artifacts, by the names of its inputs, sorted. */
  public Set<String> artifacts() {
    return names("artifacts");
  }

  /** The inputs with the parameters that reach it, sorted. */
  public Set<String> parameters() {
    return names("parameters");
  }

  private Set<String> names(String kind) {
    JsonObject inputs = task.getAsJsonObject("inputs");
    JsonObject named = inputs == null ? null : inputs.getAsJsonObject(kind);
    return named == null ? Set.of() : new TreeSet<>(named.keySet());
  }

  /** Whether it runs a container; importers and parts of a pipeline do not. */
  public boolean isContainer() {
    return container().isPresent();
  }

  /** The image that it runs in. */
  public String image() {
    return required().get("image").getAsString();
  }

  /** Command and arguments, with the placeholders that the service fills in. */
  public List<String> command() {
    List<String> all = new ArrayList<>(texts(required().get("command")));
    all.addAll(texts(required().get("args")));
    return List.copyOf(all);
  }

  /** The environment variables that the spec gives it. */
  public Map<String, String> env() {
    Map<String, String> env = new LinkedHashMap<>();
    JsonElement list = required().get("env");
    if (list != null) {
      for (JsonElement entry : list.getAsJsonArray()) {
        JsonObject variable = entry.getAsJsonObject();
        env.put(variable.get("name").getAsString(), variable.get("value").getAsString());
      }
    }
    return Collections.unmodifiableMap(env);
  }

  /** CPUs; empty when the service chooses. */
  public Optional<Double> cpuLimit() {
    return number("cpuLimit");
  }

  /** Memory in gigabytes of 10^9 bytes; empty when the service chooses. */
  public Optional<Double> memoryLimit() {
    return number("memoryLimit");
  }

  /** The accelerator's type; empty when there is none. */
  public Optional<String> accelerator() {
    return accelerated().map(found -> found.get("type").getAsString());
  }

  /** How many accelerators. */
  public long acceleratorCount() {
    return accelerated().map(found -> found.get("count").getAsLong()).orElse(0L);
  }

  private Optional<JsonObject> accelerated() {
    return resources().map(found -> found.getAsJsonObject("accelerator"));
  }

  private Optional<Double> number(String key) {
    return resources().map(found -> found.get(key)).map(JsonElement::getAsDouble);
  }

  private Optional<JsonObject> resources() {
    return Optional.ofNullable(required().getAsJsonObject("resources"));
  }

  private JsonObject required() {
    return container()
        .orElseThrow(() -> new IllegalStateException("the task runs no container: " + task));
  }

  private Optional<JsonObject> container() {
    String component = task.getAsJsonObject("componentRef").get("name").getAsString();
    JsonElement label =
        spec.getAsJsonObject("components").getAsJsonObject(component).get("executorLabel");
    return Optional.ofNullable(label)
        .map(
            found ->
                spec.getAsJsonObject("deploymentSpec")
                    .getAsJsonObject("executors")
                    .getAsJsonObject(found.getAsString())
                    .getAsJsonObject("container"));
  }

  private static List<String> texts(JsonElement array) {
    List<String> texts = new ArrayList<>();
    if (array != null) {
      array.getAsJsonArray().forEach(text -> texts.add(text.getAsString()));
    }
    return texts;
  }
}
