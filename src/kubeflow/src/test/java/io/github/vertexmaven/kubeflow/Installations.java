package io.github.vertexmaven.kubeflow;

import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Connections of tests, which have little patience. */
final class Installations {

  static final CallLimits QUICK =
      new CallLimits(
          Duration.ofMillis(2),
          Duration.ofMillis(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  /** Answers that never come are not waited for. */
  static final CallLimits HASTY =
      new CallLimits(
          Duration.ofMillis(2),
          Duration.ofMillis(20),
          Duration.ofMillis(700),
          Duration.ofSeconds(20));

  /** Trouble is not waited out. */
  static final CallLimits IMPATIENT =
      new CallLimits(
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofSeconds(20),
          Duration.ofMillis(40));

  static final String SPEC =
      """
      {"pipelineInfo":{"name":"train"},"root":{"dag":{"tasks":{
        "load":{"taskInfo":{"name":"load"},"componentRef":{"name":"comp-load"}},
        "fit":{"taskInfo":{"name":"fit"},"componentRef":{"name":"comp-fit"}},
        "raw":{"taskInfo":{"name":"raw"},"componentRef":{"name":"comp-raw"}}}}},
       "components":{"comp-load":{"executorLabel":"exec-load"},"comp-fit":{"executorLabel":"exec-fit"},
        "comp-raw":{"executorLabel":"exec-raw"}},
       "deploymentSpec":{"executors":{"exec-load":{"container":{}},"exec-fit":{"container":{}},
        "exec-raw":{"importer":{"artifactUri":{"constant":"gs://b/raw.csv"}}}}}}
      """;

  private Installations() {}

  static KubeflowTarget target(String address, KubeflowLogin login, Trust trust) {
    return new KubeflowTarget(
        address,
        address,
        Optional.empty(),
        login,
        trust,
        Optional.of("2.4.1"),
        "UTC",
        Optional.empty(),
        new Anonymous());
  }

  static Remote open(String address) {
    return open(address, QUICK, new Lent());
  }

  static Remote open(String address, CallLimits limits, Lent lent) {
    return new KubeflowClient(limits)
        .connect(target(address, new KubeflowLogin.None(), Trust.usual()), lent);
  }

  static JobTemplate template(String name, Map<String, String> labels) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("n", 5L);
    parameters.put("rate", 0.5);
    parameters.put("absent", null);
    return new JobTemplate(
        name, SPEC, "gs://b/vertexai-runs", parameters, JobOptions.labelled(labels));
  }

  static JobSubmission submission(String name) {
    return new JobSubmission(name, template(name, Map.of("vertexai-env", "cluster")));
  }
}
