package io.github.vertexmaven.core.show.diff;

import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobOptions.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How a job runs, in words. */
final class RunFacts {

  /** Labels that the plugin or the service sets tell where a job comes from, not what it does. */
  private static final String OURS = "(vertexai|vertex-ai-pipelines)-.*";

  /** The service fills in that of the project, or of the namespace, when none is given. */
  private static final String DEFAULT_ACCOUNT =
      "[0-9]+-compute@developer\\.gserviceaccount\\.com|pipeline-runner|default-editor";

  private final Map<String, String> facts = new LinkedHashMap<>();

  private RunFacts() {}

  /**
   * The facts by name.
   *
   * @param given the values that are a run's own, in one of those that are compared
   */
  static Map<String, String> of(JobContent job, ParameterLeaves parameters, Set<String> given) {
    RunFacts found = new RunFacts();
    for (String name : given) {
      String value = parameters.values().get(name);
      if (value != null) {
        found.facts.put("parameter " + name, value);
      }
    }
    found.facts.put("data in", job.outputDirectory());
    found.options(job.options());
    return found.facts;
  }

  private void options(JobOptions options) {
    options
        .serviceAccount()
        .filter(account -> !account.matches(DEFAULT_ACCOUNT))
        .ifPresent(account -> facts.put("service account", account));
    facts.put(
        "after a failure",
        options.failFast() ? "no further task starts" : "the other tasks continue");
    facts.put("preflight validations", options.preflightValidations() ? "on" : "off");
    options.kmsKey().ifPresent(key -> facts.put("key", key));
    network(options.network());
    options
        .labels()
        .forEach(
            (name, value) -> {
              if (!name.matches(OURS)) {
                facts.put("label " + name, value);
              }
            });
  }

  private void network(Network network) {
    network.vpc().ifPresent(vpc -> facts.put("network", vpc));
    if (!network.reservedIpRanges().isEmpty()) {
      facts.put("IP ranges", String.join(", ", network.reservedIpRanges()));
    }
    network
        .psc()
        .ifPresent(
            psc -> {
              facts.put("network attachment", psc.networkAttachment());
              psc.dnsPeerings()
                  .forEach(
                      peer ->
                          facts.put(
                              "DNS of " + peer.domain(),
                              peer.targetProject() + "/" + peer.targetNetwork()));
            });
  }
}
