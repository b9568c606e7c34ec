package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import java.util.Optional;

/** Who may do what: in an installation for many, each call is about a namespace. */
record CallerAccess(KubeflowOptions options) {

  private static final String USER = "kubeflow-userid";

  boolean multiUser() {
    return options.multiUser();
  }

  /** What is kept of a namespace that a caller names: a single user has none. */
  String kept(String namespace) {
    return multiUser() ? namespace : "";
  }

  /**
   * Refuses a call.
   *
   * @param verb what is to be done with what is in the namespace
   */
  void check(HttpRequest request, String namespace, String verb, String resource) {
    if (!multiUser()) {
      return;
    }
    String user = user(request);
    if (!options.namespaces().contains(namespace)) {
      throw ApiFault.denied(
          "User '"
              + user
              + "' is not authorized with reason:  (request: &ResourceAttributes{Namespace:"
              + namespace
              + ",Verb:"
              + verb
              + ",Group:pipelines.kubeflow.org,Version:v1beta1,Resource:"
              + resource
              + ",Subresource:,Name:,})");
    }
  }

  /** A list of what belongs to everybody needs a name too. */
  String user(HttpRequest request) {
    Optional<String> named = request.header(USER);
    if (named.isPresent()) {
      return named.get();
    }
    if (request.header("Authorization").isEmpty() && request.header("Cookie").isEmpty()) {
      throw ApiFault.unauthenticated(
          "Request header error: there is no user identity header: '" + USER + "'");
    }
    return "owner@emulator.local";
  }
}
