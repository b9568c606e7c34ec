package io.github.vertexmaven.cloud;

import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.process.OverTheWire;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Connections to the fakes as goals have them to an emulator, with patience that a test has. */
final class Connections {

  static final RetryPolicy QUICK =
      new RetryPolicy(
          Duration.ofMillis(2),
          1.5,
          Duration.ofMillis(20),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  /**
   * Gives up after some seconds: a call that is answered at all comes through on a busy machine.
   */
  static final RetryPolicy IMPATIENT =
      new RetryPolicy(
          Duration.ofMillis(20),
          2,
          Duration.ofMillis(100),
          Duration.ofMillis(1900),
          Duration.ofMillis(2000));

  private static final String NOWHERE = "127.0.0.1:1";

  private Connections() {}

  static Remote toVertex(String address, RetryPolicy policy) {
    return to(address, "http://" + NOWHERE, NOWHERE, policy);
  }

  static Remote toStorage(String address, RetryPolicy policy) {
    return to(NOWHERE, address, NOWHERE, policy);
  }

  static Remote toLogging(String address, RetryPolicy policy) {
    return to(NOWHERE, "http://" + NOWHERE, address, policy);
  }

  private static Remote to(String vertex, String storage, String logging, RetryPolicy policy) {
    Endpoints endpoints = new Endpoints(vertex, storage, logging, true);
    return OverTheWire.connect(
        new CloudConnector(policy),
        new VertexTarget("acme", "europe-west4", Optional.of(endpoints), new Anonymous()));
  }

  static JobSubmission job(String id) {
    return job(id, "{\"pipelineInfo\": {\"name\": \"train\"}}", Map.of());
  }

  static JobSubmission job(String id, String spec, Map<String, Object> parameters) {
    return new JobSubmission(id, template(spec, parameters));
  }

  static JobTemplate template(String spec, Map<String, Object> parameters) {
    return new JobTemplate(
        "Train",
        spec,
        "gs://acme/runs",
        parameters,
        new JobOptions(
            Map.of("team", "ml"),
            Optional.of("robot@acme.iam.gserviceaccount.com"),
            true,
            false,
            Optional.empty(),
            JobOptions.Network.none()));
  }
}
