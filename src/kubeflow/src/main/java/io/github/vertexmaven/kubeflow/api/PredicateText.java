package io.github.vertexmaven.kubeflow.api;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.kubeflow.json.ApiText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API's language of filters: predicates, all of which hold. */
public final class PredicateText {

  private static final String STORAGE = "storage_state";
  private static final String ARCHIVED = "ARCHIVED";

  private static final Pattern CONDITION =
      Pattern.compile("\\s*([a-z_]+)\\s*(!=|>=|<=|=|>|<|:)\\s*(?:\"([^\"]*)\"|(\\S+))\\s*");

  private static final Map<String, String> OPERATIONS =
      Map.of(
          "=", "EQUALS",
          "!=", "NOT_EQUALS",
          ">", "GREATER_THAN",
          ">=", "GREATER_THAN_EQUALS",
          "<", "LESS_THAN",
          "<=", "LESS_THAN_EQUALS",
          ":", "IS_SUBSTRING");

  private PredicateText() {}

  /** Runs that are archived. */
  public static String archived() {
    return equal(STORAGE, ARCHIVED);
  }

  /** What has this value. */
  public static String equal(String key, String value) {
    return text(List.of(predicate("EQUALS", key, value)));
  }

  /**
   * What somebody typed: the API's own JSON, or conditions such as {@code state=FAILED AND
   * display_name:train}.
   *
   * @throws RemoteException when it is neither
   */
  public static String typed(String text) {
    return text.isBlank() || isJson(text) ? text.strip() : text(conditions(text));
  }

  /**
   * The same for runs: what does not ask for archived ones leaves them out, as the pages do.
   *
   * @throws RemoteException when it is neither
   */
  public static String visible(String text) {
    if (isJson(text)) {
      return text.strip();
    }
    List<Map<String, String>> predicates = text.isBlank() ? new ArrayList<>() : conditions(text);
    if (predicates.stream().noneMatch(predicate -> predicate.get("key").equals(STORAGE))) {
      predicates.add(predicate("NOT_EQUALS", STORAGE, ARCHIVED));
    }
    return text(predicates);
  }

  private static boolean isJson(String text) {
    return text.strip().startsWith("{");
  }

  private static List<Map<String, String>> conditions(String text) {
    List<Map<String, String>> predicates = new ArrayList<>();
    for (String condition : text.split("(?i)\\s+AND\\s+")) {
      Matcher parts = CONDITION.matcher(condition);
      if (!parts.matches()) {
        throw new RemoteException(
            Kind.INVALID,
            "-Dvertexai.filter: '"
                + condition
                + "' is not a condition of Kubeflow Pipelines: write state=FAILED, or"
                + " display_name:train for a part of the name, several joined by AND.",
            null);
      }
      String value = parts.group(3) == null ? parts.group(4) : parts.group(3);
      predicates.add(predicate(OPERATIONS.get(parts.group(2)), parts.group(1), value));
    }
    return predicates;
  }

  private static Map<String, String> predicate(String operation, String key, String value) {
    String kind = key.endsWith("_at") ? "timestamp_value" : "string_value";
    Map<String, String> predicate = new LinkedHashMap<>();
    predicate.put("operation", operation);
    predicate.put("key", key);
    predicate.put(kind, value);
    return predicate;
  }

  private static String text(List<Map<String, String>> predicates) {
    return ApiText.of(Map.of("predicates", predicates));
  }
}
