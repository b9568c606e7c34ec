package io.github.vertexmaven.core.diff;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.parameter.ParameterPart;
import io.github.vertexmaven.core.remote.JobContent;
import io.github.vertexmaven.core.remote.JobOptions;
import io.github.vertexmaven.core.remote.JobOptions.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** How a job runs, in words. */
final class RunFacts {

  /** Labels that the plugin or the service sets tell where a job comes from, not what it does. */
  private static final String OURS = "(vertexai|vertex-ai-pipelines)-.*";

  /** The service fills in that of the project when none is given. */
  private static final String DEFAULT_ACCOUNT = "[0-9]+-compute@developer\\.gserviceaccount\\.com";

  private final Map<String, String> facts = new LinkedHashMap<>();

  private RunFacts() {}

  /** The facts by name. */
  static Map<String, String> of(JobContent job) {
    RunFacts found = new RunFacts();
    found.parameters(job);
    found.facts.put("data in", job.outputDirectory());
    found.options(job.options());
    return found.facts;
  }

  /** Values that differ from what the spec says anyway. */
  private void parameters(JobContent job) {
    Map<String, String> shown = new TreeMap<>();
    JsonObject defaults = defaults(CanonicalJson.read(job.spec()), shown);
    Map<String, String> compiled = new TreeMap<>();
    JsonPart.of(defaults).leavesTo("", compiled);
    JsonObject given = new JsonObject();
    job.parameters()
        .forEach(
            (name, value) ->
                given.add(shown.getOrDefault(name, name), JsonParser.parseString(value)));
    Map<String, String> values = new TreeMap<>();
    JsonPart.of(CanonicalJson.of(given)).leavesTo("", values);
    values.forEach(
        (name, value) -> {
          if (!value.equals(compiled.get(name))) {
            facts.put("parameter " + name, value);
          }
        });
  }

  /** The values of the spec, by the names of parameters that {@code shown} then has by input. */
  private static JsonObject defaults(JsonObject spec, Map<String, String> shown) {
    JsonObject defaults = new JsonObject();
    JsonPart.of(spec)
        .takePart("root")
        .takePart("inputDefinitions")
        .takeParts("parameters")
        .forEach(
            (name, part) -> {
              shown.put(name, ParameterPart.shown(name, part.text("description")));
              JsonElement value = part.json().get("defaultValue");
              if (value != null) {
                defaults.add(shown.get(name), value);
              }
            });
    return defaults;
  }

  private void options(JobOptions options) {
    options
        .serviceAccount()
        .filter(account -> !account.matches(DEFAULT_ACCOUNT))
        .ifPresent(account -> facts.put("service account", account));
    facts.put("after a failure", options.failFast() ? "nothing more starts" : "the rest goes on");
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
