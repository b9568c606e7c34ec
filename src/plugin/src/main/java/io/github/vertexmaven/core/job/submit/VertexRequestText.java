package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job of Vertex AI: {@code projects.locations.pipelineJobs.create}. The cloud module holds it
 * against the one that is sent.
 *
 * @param parent the project and region that the job would be made in
 */
public record VertexRequestText(String parent) implements RequestText {

  /** A longer spec is named rather than shown. */
  private static final int LONGEST = 2000;

  @Override
  public String line(String jobId) {
    return "POST v1/" + parent + "/pipelineJobs?pipelineJobId=" + jobId;
  }

  @Override
  public List<String> body(JobTemplate job, String specFile, Redaction redaction) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("displayName", job.displayName());
    SpecDocument spec = SpecDocument.parse(job.spec());
    body.put("pipelineSpec", spec(spec, specFile, redaction));
    body.put("runtimeConfig", runtime(job, spec, redaction));
    options(job.options(), body);
    return PlainJson.pretty(body).lines().toList();
  }

  private static Object spec(SpecDocument spec, String file, Redaction redaction) {
    if (PlainJson.pretty(spec.fields().plain()).length() <= LONGEST) {
      return PlainJson.parse(redaction.text(spec.text()));
    }
    return "as in "
        + file
        + (CacheLimit.isOn(spec) ? ", with " + CacheLimit.PERIOD + " in each task" : "");
  }

  private static Map<String, Object> runtime(
      JobTemplate job, SpecDocument spec, Redaction redaction) {
    Map<String, Object> runtime = new LinkedHashMap<>();
    runtime.put("gcsOutputDirectory", job.outputDirectory());
    runtime.put(
        "failurePolicy",
        job.options().failFast()
            ? "PIPELINE_FAILURE_POLICY_FAIL_FAST"
            : "PIPELINE_FAILURE_POLICY_FAIL_SLOW");
    runtime.put("parameterValues", SentParameters.of(job, spec, redaction));
    return runtime;
  }

  private static void options(JobOptions options, Map<String, Object> body) {
    body.put("labels", options.labels());
    options.serviceAccount().ifPresent(account -> body.put("serviceAccount", account));
    if (options.preflightValidations()) {
      body.put("preflightValidations", true);
    }
    options.kmsKey().ifPresent(key -> body.put("encryptionSpec", Map.of("kmsKeyName", key)));
    network(options.network(), body);
  }

  private static void network(JobOptions.Network network, Map<String, Object> body) {
    network.vpc().ifPresent(vpc -> body.put("network", vpc));
    if (!network.reservedIpRanges().isEmpty()) {
      body.put("reservedIpRanges", network.reservedIpRanges());
    }
    network.psc().ifPresent(psc -> body.put("pscInterfaceConfig", psc(psc)));
  }

  private static Map<String, Object> psc(JobOptions.PscInterface psc) {
    List<Object> peerings = new ArrayList<>();
    for (JobOptions.DnsPeering peering : psc.dnsPeerings()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("domain", peering.domain());
      json.put("targetProject", peering.targetProject());
      json.put("targetNetwork", peering.targetNetwork());
      peerings.add(json);
    }
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("networkAttachment", psc.networkAttachment());
    if (!peerings.isEmpty()) {
      config.put("dnsPeeringConfigs", peerings);
    }
    return config;
  }
}
