package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.pod.RunTemplate;
import java.util.Optional;

/** Of which experiment, or at least of which namespace, runs or recurring runs are listed. */
record ListedRuns(String namespace, Optional<String> experiment) {

  /**
   * What a request asks for, if its caller may list it.
   *
   * @param nouns what messages call them
   * @param kind what the rules of access call them
   */
  static ListedRuns of(
      HttpRequest request,
      KnownExperiments experiments,
      CallerAccess access,
      String nouns,
      String kind) {
    Optional<String> experiment = request.parameter("experiment_id");
    String namespace =
        experiment.isPresent()
            ? experiments.get(experiment.get()).namespace()
            : access.kept(request.parameter("namespace").orElse(""));
    if (access.multiUser() && namespace.isEmpty()) {
      throw ApiFault.invalid(
          "Failed to list "
              + nouns
              + ": a namespace or an experiment is needed in multi-user mode");
    }
    access.check(request, namespace, "list", kind);
    return new ListedRuns(namespace, experiment);
  }

  boolean has(RunTemplate one) {
    return one.namespace().equals(namespace)
        && experiment.filter(id -> !id.equals(one.experiment())).isEmpty();
  }
}
