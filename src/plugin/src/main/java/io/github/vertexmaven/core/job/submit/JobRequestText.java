package io.github.vertexmaven.core.job.submit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobTemplate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The request that makes a job, in the form of the service's REST API: {@code
 * projects.locations.pipelineJobs.create}. It is for people; the cloud module writes the one that
 * is sent, and holds both against each other.
 */
public final class JobRequestText {

  /** A longer spec is named rather than shown. */
  private static final int LONGEST = 2000;

  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private JobRequestText() {}

  /**
   * The body's lines.
   *
   * @param specFile where the spec is to be seen
   * @param redaction masks parameters
   */
  public static List<String> body(JobTemplate job, String specFile, Redaction redaction) {
    JsonObject body = new JsonObject();
    body.addProperty("displayName", job.displayName());
    body.add("pipelineSpec", spec(job.spec(), specFile, redaction));
    body.add("runtimeConfig", runtime(job, redaction));
    options(job.options(), body);
    return JSON.toJson(body).lines().toList();
  }

  private static JsonElement spec(String spec, String file, Redaction redaction) {
    JsonElement json = JsonParser.parseString(spec);
    if (JSON.toJson(json).length() <= LONGEST) {
      return JsonParser.parseString(redaction.text(json.toString()));
    }
    boolean limited = spec.contains('"' + CacheLimit.PERIOD + '"');
    return new JsonPrimitive(
        "as in " + file + (limited ? ", with " + CacheLimit.PERIOD + " in each task" : ""));
  }

  private static JsonObject runtime(JobTemplate job, Redaction redaction) {
    JsonObject runtime = new JsonObject();
    runtime.addProperty("gcsOutputDirectory", job.outputDirectory());
    runtime.addProperty(
        "failurePolicy",
        job.options().failFast()
            ? "PIPELINE_FAILURE_POLICY_FAIL_FAST"
            : "PIPELINE_FAILURE_POLICY_FAIL_SLOW");
    JsonObject values = new JsonObject();
    job.parameters()
        .forEach(
            (name, value) -> {
              // One without a value is not sent.
              if (value != null) {
                ConfValue given = ConfValue.of(value, Location.of(name));
                // Part of a group is masked by the name that it has in conf/.
                Set<String> shown = ShownParameters.of(job.spec(), Map.of(name, value)).keySet();
                List<String> path = List.of(shown.iterator().next().split("\\."));
                values.add(name, JSON.toJsonTree(redaction.parameter(path, given)));
              }
            });
    runtime.add("parameterValues", values);
    return runtime;
  }

  private static void options(JobOptions options, JsonObject body) {
    body.add("labels", JSON.toJsonTree(options.labels()));
    options.serviceAccount().ifPresent(account -> body.addProperty("serviceAccount", account));
    if (options.preflightValidations()) {
      body.addProperty("preflightValidations", true);
    }
    options
        .kmsKey()
        .ifPresent(
            key -> {
              JsonObject encryption = new JsonObject();
              encryption.addProperty("kmsKeyName", key);
              body.add("encryptionSpec", encryption);
            });
    network(options.network(), body);
  }

  private static void network(JobOptions.Network network, JsonObject body) {
    network.vpc().ifPresent(vpc -> body.addProperty("network", vpc));
    if (!network.reservedIpRanges().isEmpty()) {
      body.add("reservedIpRanges", JSON.toJsonTree(network.reservedIpRanges()));
    }
    network.psc().ifPresent(psc -> body.add("pscInterfaceConfig", psc(psc)));
  }

  private static JsonObject psc(JobOptions.PscInterface psc) {
    JsonArray peerings = new JsonArray();
    for (JobOptions.DnsPeering peering : psc.dnsPeerings()) {
      JsonObject json = new JsonObject();
      json.addProperty("domain", peering.domain());
      json.addProperty("targetProject", peering.targetProject());
      json.addProperty("targetNetwork", peering.targetNetwork());
      peerings.add(json);
    }
    JsonObject config = new JsonObject();
    config.addProperty("networkAttachment", psc.networkAttachment());
    if (!peerings.isEmpty()) {
      config.add("dnsPeeringConfigs", peerings);
    }
    return config;
  }
}
