package io.github.vertexmaven.core.config;

import io.github.vertexmaven.core.config.Setting.Free;
import io.github.vertexmaven.core.config.Setting.Group;
import io.github.vertexmaven.core.config.Setting.Kind;
import io.github.vertexmaven.core.config.Setting.Listed;
import io.github.vertexmaven.core.config.Setting.Named;
import io.github.vertexmaven.core.config.Setting.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The one model of {@code vertexai.yml}: it validates the file, and it is what the documentation is
 * made of.
 */
public final class SettingsModel {

  /** All keys. */
  public static final Group ROOT = root();

  private SettingsModel() {}

  /** The paths of all keys that a single {@code -Dvertexai.…} may set, sorted. */
  public static TreeSet<String> leafPaths() {
    TreeSet<String> paths = new TreeSet<>();
    collect(ROOT, "", paths);
    return paths;
  }

  private static void collect(Group group, String prefix, TreeSet<String> paths) {
    group
        .keys()
        .forEach(
            (key, setting) -> {
              if (setting instanceof Group inner) {
                collect(inner, prefix + key + ".", paths);
              } else if (setting instanceof Value) {
                paths.add(prefix + key);
              }
            });
  }

  /** Whether a path leads to a text: XML and the command line write {@code 123} as it is then. */
  static boolean isText(String path) {
    Setting found = ROOT;
    for (String key : path.split("\\.")) {
      if (found instanceof Group group) {
        found = group.key(key).orElse(null);
      } else if (found instanceof Named named) {
        found = named.each();
      } else {
        return false;
      }
    }
    return found instanceof Value value && value.type() == Kind.TEXT;
  }

  private static Group root() {
    Map<String, Setting> keys = new LinkedHashMap<>();
    keys.put("project_id", text("The Google Cloud project that the pipeline runs in."));
    keys.put("region", text("The region that the pipeline runs in, for example europe-west1."));
    keys.put(
        "endpoint",
        text(
            "Where pipelines run: 'emulator' for this machine, a host for a private endpoint, nothing"
                + " for Google's own."));
    keys.put("key_file", text("The JSON key of a service account to sign in with."));
    keys.put("impersonate_service_account", text("The e-mail of a service account to act as."));
    keys.put("run_config", runConfig());
    return new Group("Configuration used to run the pipelines of the project.", keys);
  }

  private static Group runConfig() {
    Map<String, Setting> keys = new LinkedHashMap<>();
    keys.put("image", text("The container image that tasks run in; it needs a Java runtime."));
    keys.put("image_pull_policy", later("Has no meaning on Vertex AI; kept for older files."));
    keys.put(
        "root",
        text(
            "Bucket and folder for code and run data: bucket_name/folder, with or without gs://."));
    keys.put("experiment_name", later("The experiment that runs belong to."));
    keys.put("scheduled_run_name", later("The name of scheduled runs."));
    keys.put("description", text("What the pipeline is for; shown in the console."));
    keys.put("ttl", later("How long to keep the data of finished runs, in seconds."));
    keys.put("on_exit_pipeline", later("The pipeline that runs last whatever happens."));
    keys.put("resources", resources());
    keys.put(
        "node_selectors",
        new Named(
            "Accelerators by node name or tag.",
            new Group(
                "The accelerator of these nodes.",
                Map.of(
                    "cloud.google.com/gke-accelerator",
                    text("The accelerator's type, for example NVIDIA_TESLA_T4.")))));
    keys.put(
        "dynamic_config_providers",
        new Listed(
            "Code that makes configuration when a task starts.", new Free("A provider.", false)));
    keys.put("mlflow", new Free("How to reach the MLflow server.", false));
    keys.put("network", new Free("The network that tasks join, and host aliases.", false));
    return new Group("How a pipeline runs.", keys);
  }

  private static Named resources() {
    Map<String, Setting> keys = new LinkedHashMap<>();
    keys.put("cpu", new Value("CPUs, such as 4 or 500m.", Kind.QUANTITY, List.of(), true));
    keys.put("memory", new Value("Memory, such as 16G or 60Gi.", Kind.QUANTITY, List.of(), true));
    keys.put("gpu", new Value("How many accelerators.", Kind.INTEGER, List.of(), true));
    return new Named(
        "Resources by node name, by tag, or for all nodes as __default__; a tag overrides the default,"
            + " a node's name overrides its tags.",
        new Group("The resources of these nodes.", keys));
  }

  private static Value text(String doc) {
    return new Value(doc, Kind.TEXT, List.of(), true);
  }

  private static Value later(String doc) {
    return new Value(doc, Kind.QUANTITY, List.of(), false);
  }
}
