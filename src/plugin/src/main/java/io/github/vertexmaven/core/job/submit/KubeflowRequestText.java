package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.JobTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of Kubeflow Pipelines: {@code CreateRun} of run.proto, v2beta1.
 *
 * @param address where the API is
 */
public record KubeflowRequestText(String address) implements RequestText {

  @Override
  public String line(String jobId) {
    return "POST " + address + "/apis/v2beta1/runs";
  }

  @Override
  public List<String> body(JobTemplate job, String specFile, Redaction redaction) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("display_name", job.displayName());
    body.put("pipeline_spec", "as in " + specFile);
    Map<String, Object> runtime = new LinkedHashMap<>();
    runtime.put("parameters", SentParameters.of(job, SpecDocument.parse(job.spec()), redaction));
    runtime.put("pipeline_root", job.outputDirectory());
    body.put("runtime_config", runtime);
    job.options().serviceAccount().ifPresent(name -> body.put("service_account", name));
    return PlainJson.pretty(body).lines().toList();
  }
}
