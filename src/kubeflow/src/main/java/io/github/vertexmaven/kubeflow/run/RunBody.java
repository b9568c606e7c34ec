package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.JobTemplate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run, or each of a recurring one, is made of: the fields that both have. */
final class RunBody {

  private RunBody() {}

  /**
   * The fields; none that a server of an older release would not know.
   *
   * @param name that the run is shown by
   */
  static Map<String, Object> of(String name, JobTemplate job, String experimentId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("display_name", name);
    String note = RunNote.of(job.options().labels());
    if (!note.isEmpty()) {
      body.put("description", note);
    }
    body.put("experiment_id", experimentId);
    body.put("pipeline_spec", SpecForms.inRequest(job.spec()));
    Map<String, Object> runtime = new LinkedHashMap<>();
    // One without a value is not sent.
    Map<String, Object> parameters = new LinkedHashMap<>(job.parameters());
    parameters.values().removeIf(value -> value == null);
    runtime.put("parameters", parameters);
    runtime.put("pipeline_root", job.outputDirectory());
    body.put("runtime_config", runtime);
    body.put("service_account", job.options().serviceAccount());
    return body;
  }
}
