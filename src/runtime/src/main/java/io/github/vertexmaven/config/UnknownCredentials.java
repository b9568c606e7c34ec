package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of credentials that no {@code credentials*.yml} of the environment has. Where it has any,
 * such a name is a slip. Where it has none at all, the file may be kept out of version control, so
 * a build server compiles without it; who runs nodes needs it.
 */
public final class UnknownCredentials {

  private UnknownCredentials() {}

  /**
   * A finished text for each, with the place of the name.
   *
   * @param mlflow what {@code mlflow*.yml} says; empty where runs are not tracked
   * @param known the entries of {@code credentials*.yml}
   */
  public static List<String> of(
      ConfValue.Mapping catalog, ConfValue.Mapping mlflow, Set<String> known, String env) {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, ConfValue> entry : catalog.entries().entrySet()) {
      boolean pattern = CatalogEntries.isPattern(entry.getKey());
      if (entry.getValue() instanceof ConfValue.Mapping mapping) {
        check(mapping, entry.getKey() + ".", pattern, known, env, problems);
      }
    }
    if (mlflow.get("server").orElse(null) instanceof ConfValue.Mapping server
        && server.get("mlflow_tracking_uri").isPresent()) {
      check(server, "server.", false, known, env, problems);
    }
    return problems;
  }

  private static void check(
      ConfValue.Mapping asking,
      String path,
      boolean pattern,
      Set<String> known,
      String env,
      List<String> problems) {
    ConfValue value = asking.get("credentials").orElse(null);
    boolean named = value != null && value.plain() instanceof String;
    if (!named) {
      return;
    }
    String name = (String) value.plain();
    // What a pattern or a run fills in is not known yet.
    boolean open = name.contains("${") || pattern && name.contains("{");
    if (!open && !known.contains(name)) {
      problems.add(
          value.at()
              + ": "
              + path
              + "credentials: no credentials.yml of environment "
              + env
              + " has '"
              + name
              + "'"
              + DidYouMean.suffix(known, name));
    }
  }
}
