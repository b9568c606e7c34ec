package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients ask first: which server it is, and whether they may use a namespace. */
record HealthCalls(KubeflowOptions options, CallerAccess access) {

  private static final String COMMIT = "0000000000000000000000000000000000000000";

  List<Route> routes() {
    return List.of(
        Route.of(
            "GET", "/apis/v2beta1/healthz", request -> health(options.release().isFrom(2, 14))),
        Route.of("GET", "/apis/v1beta1/healthz", request -> health(false)),
        Route.of("GET", "/apis/v1beta1/auth", this::authorize));
  }

  /**
   * A plain handler of the server: it leaves nothing out.
   *
   * @param store whether it says where pipelines are kept
   */
  private HttpResponse health(boolean store) {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("commit_sha", COMMIT);
    health.put("tag_name", options.release().toString());
    health.put("multi_user", options.multiUser());
    if (store) {
      health.put("pipeline_store", "database");
    }
    return HttpResponse.json(200, JsonValues.write(health))
        .with("Content-Type", "application/json");
  }

  private HttpResponse authorize(HttpRequest request) {
    String namespace = request.parameter("namespace").orElse("");
    if (access.multiUser()) {
      if (namespace.isEmpty()) {
        throw ApiFault.invalid("Namespace is empty. Please specify a valid namespace");
      }
      access.check(
          request,
          namespace,
          request.parameter("verb").orElse("GET").toLowerCase(java.util.Locale.ROOT),
          request.parameter("resources").orElse("").toLowerCase(java.util.Locale.ROOT));
    }
    return Answer.nothing();
  }
}
