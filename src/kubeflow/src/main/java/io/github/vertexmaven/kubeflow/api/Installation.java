package io.github.vertexmaven.kubeflow.api;

import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An installation, asked for its health before anything else: which release it is, and whether it
 * parts its users by namespaces.
 */
public final class Installation {

  private static final String V2 = "v2beta1/";
  private static final int PAGE = 100;
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  private final KubeflowApi api;
  private ApiFields health;

  /** Asks nothing yet. */
  public Installation(KubeflowApi api) {
    this.api = api;
  }

  /** Its API, once it is known to be well and new enough. */
  public KubeflowApi api() {
    health();
    return api;
  }

  /** What is connected to. */
  public KubeflowTarget target() {
    return api.target();
  }

  /** A path of the API. */
  public static String path(String path) {
    return V2 + path;
  }

  private synchronized ApiFields health() {
    if (health == null) {
      ApiFields found = api.get(healthAction(), path("healthz"), Map.of());
      checkRelease(found);
      checkNamespace(found);
      health = found;
    }
    return health;
  }

  private ApiAction healthAction() {
    return new ApiAction(
        "ask for its health",
        api.target().address()
            + " has no API v2beta1 of Kubeflow Pipelines: on a Kubeflow platform host ends in"
            + " /pipeline; releases before 2.0 are too old.");
  }

  private void checkRelease(ApiFields found) {
    Optional<String> least = api.target().minimumVersion();
    Optional<String> release = found.text("tag_name");
    if (least.isPresent() && release.isPresent() && isOlder(release.get(), least.get())) {
      throw new RemoteException(
          Kind.INVALID,
          "Kubeflow Pipelines at "
              + api.target().address()
              + " is release "
              + release.get()
              + "; kubeflow.minimum_version is "
              + least.get()
              + ": update the installation, or lower the setting and do without the features of newer releases.",
          null);
    }
  }

  /** A release without a number, as one that somebody built, is not older than any. */
  static boolean isOlder(String release, String least) {
    Matcher one = RELEASE.matcher(release);
    Matcher other = RELEASE.matcher(least);
    if (!one.find() || !other.find()) {
      return false;
    }
    for (int part = 1; part <= 3; part++) {
      int difference = number(one.group(part)) - number(other.group(part));
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }

  private static int number(String text) {
    return text == null ? 0 : Integer.parseInt(text);
  }

  private void checkNamespace(ApiFields found) {
    if (found.flag("multi_user") && api.target().namespace().isEmpty()) {
      throw new RemoteException(
          Kind.INVALID,
          "Kubeflow Pipelines at "
              + api.target().address()
              + " has a namespace for each user: set kubeflow.namespace to yours.",
          null);
    }
  }

  /** The namespace that calls name: none where the installation has one user. */
  public Optional<String> namespace() {
    return health().flag("multi_user") ? api.target().namespace() : Optional.empty();
  }

  /** Whether it is at least of a release; one whose release is not known is taken for a new one. */
  public boolean isAtLeast(String release) {
    return health().text("tag_name").filter(own -> isOlder(own, release)).isEmpty();
  }

  /**
   * Reads a list, page by page.
   *
   * @param kind the last part of the path and the key of the answer's list
   * @param query besides paging
   * @param wanted those that are counted
   * @param limit after so many it ends
   */
  public List<ApiFields> list(
      ApiAction action,
      String kind,
      Map<String, String> query,
      Predicate<ApiFields> wanted,
      int limit) {
    List<ApiFields> found = new ArrayList<>();
    String token = "";
    do {
      Map<String, String> asked = new LinkedHashMap<>(query);
      namespace().ifPresent(name -> asked.put("namespace", name));
      asked.put("page_size", String.valueOf(PAGE));
      asked.put("page_token", token);
      asked.put("sort_by", "created_at desc");
      ApiFields page = api.get(action, path(kind), asked);
      page.list(key(kind)).stream()
          .filter(wanted)
          .limit((long) limit - found.size())
          .forEach(found::add);
      token = page.text("next_page_token").orElse("");
    } while (!token.isEmpty() && found.size() < limit);
    return found;
  }

  private static String key(String kind) {
    String last = kind.substring(kind.lastIndexOf('/') + 1);
    return switch (last) {
      case "recurringruns" -> "recurringRuns";
      case "versions" -> "pipeline_versions";
      default -> last;
    };
  }

  /**
   * Says that it has no such thing, and where people see those there are.
   *
   * @param kind {@code run} or {@code recurring run}
   */
  public String hasNo(String kind, String id) {
    return "There is no "
        + kind
        + " '"
        + id
        + "' at "
        + target().address()
        + ": vertexai:list-pipelines lists them.";
  }

  /** Says that what a call refers to has gone meanwhile. */
  public String hasNoPlace() {
    return target().address() + " no longer has that experiment or pipeline: run the goal again.";
  }

  /** How many there are. */
  public long count(ApiAction action, String kind, Map<String, String> query) {
    Map<String, String> asked = new LinkedHashMap<>(query);
    namespace().ifPresent(name -> asked.put("namespace", name));
    asked.put("page_size", "1");
    return api.get(action, path(kind), asked).number("total_size");
  }
}
