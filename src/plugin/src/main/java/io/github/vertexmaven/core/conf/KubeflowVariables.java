package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.LayerMerging;
import io.github.vertexmaven.config.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What variables of the environment say of an installation of Kubeflow Pipelines, as older projects
 * and the Python SDK know them. Settings win over them, but for the one that is made to override.
 * They mean nothing where host chooses Vertex AI.
 */
final class KubeflowVariables {

  private static final List<String> HOST = List.of("host");
  private static final List<String> EXPERIMENT = List.of("run_config", "experiment_name");

  /** The first of several for one setting wins. */
  private static final Map<String, List<String>> SETTINGS = settings();

  private static final String OVERRIDE = "KF_PIPELINES_OVERRIDE_EXPERIMENT_NAME";
  private static final String ADDRESS = "KF_PIPELINES_ENDPOINT";

  private KubeflowVariables() {}

  private static Map<String, List<String>> settings() {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    settings.put("IAP_CLIENT_ID", auth("client_id"));
    settings.put("KF_PIPELINES_IAP_OAUTH2_CLIENT_ID", auth("client_id"));
    settings.put("KF_PIPELINES_APP_OAUTH2_CLIENT_ID", auth("desktop_client_id"));
    settings.put("DEX_USERNAME", auth("user"));
    settings.put("KF_PIPELINES_SA_TOKEN_PATH", auth("token_file"));
    settings.put("KF_PIPELINES_UI_ENDPOINT", List.of("kubeflow", "pages"));
    settings.put("KF_PIPELINES_DEFAULT_EXPERIMENT_NAME", EXPERIMENT);
    return settings;
  }

  private static List<String> auth(String key) {
    return List.of("kubeflow", "auth", key);
  }

  /** The settings with what the environment adds. */
  static ConfValue.Mapping over(ConfValue.Mapping settings, Map<String, String> variables) {
    Optional<String> host = text(settings, HOST);
    if (host.filter(chosen -> chosen.equals("kubeflow") || chosen.startsWith("http")).isEmpty()) {
      return settings;
    }
    ConfValue.Mapping all = settings;
    for (Map.Entry<String, List<String>> variable : SETTINGS.entrySet()) {
      if (value(all, variable.getValue()).isEmpty()) {
        all = with(all, variable.getKey(), variable.getValue(), variables);
      }
    }
    all = with(all, OVERRIDE, EXPERIMENT, variables);
    boolean named = host.get().equals("kubeflow") && value(all, List.of("endpoint")).isEmpty();
    return named ? with(all, ADDRESS, HOST, variables) : all;
  }

  private static ConfValue.Mapping with(
      ConfValue.Mapping settings,
      String variable,
      List<String> path,
      Map<String, String> variables) {
    String value = variables.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      return settings;
    }
    Object tree = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      tree = Map.of(path.get(i), tree);
    }
    Location at = Location.of("environment variable " + variable);
    return LayerMerging.merged(settings, (ConfValue.Mapping) ConfValue.of(tree, at));
  }

  private static Optional<String> text(ConfValue.Mapping settings, List<String> path) {
    return value(settings, path).map(value -> String.valueOf(value.plain()));
  }

  private static Optional<ConfValue> value(ConfValue.Mapping settings, List<String> path) {
    Optional<ConfValue> found = Optional.of(settings);
    for (String key : path) {
      found =
          found
              .filter(ConfValue.Mapping.class::isInstance)
              .flatMap(value -> ((ConfValue.Mapping) value).get(key));
    }
    return found.filter(value -> value.plain() != null);
  }
}
