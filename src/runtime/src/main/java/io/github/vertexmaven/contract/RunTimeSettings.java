package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that matter while nodes run, as {@code task.json} and a program's request have them
 * under {@code runTime}. What is empty is left out.
 *
 * @param hooks the classes of the hooks that the settings list
 * @param providers the dynamic configuration providers in their order
 * @param settings all of {@code vertexai.yml}; only there when a provider may ask for it
 * @param project the project's name
 * @param mlflow what {@code mlflow.yml} says
 * @param mlflowSettings what {@code run_config.mlflow} says
 * @param credentials what {@code credentials*.yml} says, or what of it travels
 * @param credentialsFile the name of the file that has the rest of the credentials, where tasks run
 *     on this machine
 * @param trackingTags what an experiment's run is known by, besides what only the run knows
 */
public record RunTimeSettings(
    List<String> hooks,
    List<Provider> providers,
    Map<String, Object> settings,
    Optional<String> project,
    Map<String, Object> mlflow,
    Map<String, Object> mlflowSettings,
    Map<String, Object> credentials,
    Optional<String> credentialsFile,
    Map<String, Object> trackingTags) {

  /** Nothing of all that. */
  public static final RunTimeSettings NONE =
      new RunTimeSettings(
          List.of(),
          List.of(),
          Map.of(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Map.of());

  static final String KEY = "runTime";

  /**
   * A dynamic configuration provider.
   *
   * @param type its class
   * @param params what its constructor gets
   */
  public record Provider(String type, Map<String, Object> params) {

    private Map<String, Object> plain() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("cls", type);
      json.put("params", params);
      return json;
    }

    private static Provider of(Fields json) {
      return new Provider(json.text("cls"), json.map("params"));
    }
  }

  /** The same with these tags. */
  public RunTimeSettings withTrackingTags(Map<String, Object> tags) {
    return new RunTimeSettings(
        hooks,
        providers,
        settings,
        project,
        mlflow,
        mlflowSettings,
        credentials,
        credentialsFile,
        tags);
  }

  /** As JSON has them. */
  public Map<String, Object> plain() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!hooks.isEmpty()) {
      json.put("hooks", hooks);
    }
    if (!providers.isEmpty()) {
      json.put("providers", providers.stream().map(Provider::plain).toList());
    }
    put(json, "settings", settings);
    project.ifPresent(name -> json.put("project", name));
    put(json, "mlflow", mlflow);
    put(json, "mlflowSettings", mlflowSettings);
    put(json, "credentials", credentials);
    credentialsFile.ifPresent(name -> json.put("credentialsFile", name));
    put(json, "trackingTags", trackingTags);
    return json;
  }

  private static void put(Map<String, Object> json, String key, Map<String, Object> map) {
    if (!map.isEmpty()) {
      json.put(key, map);
    }
  }

  /** Those of a document that may have some. */
  static RunTimeSettings in(Fields document) {
    Fields json = document.fields(KEY);
    List<Provider> providers = new ArrayList<>();
    for (Fields provider : json.list("providers")) {
      providers.add(Provider.of(provider));
    }
    return new RunTimeSettings(
        json.texts("hooks"),
        providers,
        json.map("settings"),
        json.textIfThere("project"),
        json.map("mlflow"),
        json.map("mlflowSettings"),
        json.map("credentials"),
        json.textIfThere("credentialsFile"),
        json.map("trackingTags"));
  }
}
