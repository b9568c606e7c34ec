package io.github.vertexmaven.cloud;

import io.github.vertexmaven.cloud.auth.ActingAs;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.logging.CloudTaskLogs;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.cloud.storage.CloudObjects;
import io.github.vertexmaven.cloud.template.KfpRepository;
import io.github.vertexmaven.cloud.vertex.VertexExperiments;
import io.github.vertexmaven.cloud.vertex.VertexJobs;
import io.github.vertexmaven.cloud.vertex.VertexSchedules;
import io.github.vertexmaven.cloud.way.Way;
import io.github.vertexmaven.core.service.Experiments;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.Templates;
import io.github.vertexmaven.core.service.VertexTarget;
import java.util.Optional;

/** The services, each with a client of its own that is made when it is first asked for. */
final class CloudRemote implements Remote {

  private final Lazy<VertexJobs> jobs;
  private final Lazy<VertexSchedules> schedules;
  private final Lazy<VertexExperiments> experiments;
  private final Lazy<CloudObjects> objects;
  private final Lazy<CloudTaskLogs> logs;
  private final Templates templates;
  private final ActingAs actingAs;
  private final boolean isEmulator;

  CloudRemote(VertexTarget target, Identity identity, RetryPolicy policy, Way way) {
    Endpoints endpoints = target.endpoints().orElseGet(() -> google(target.region()));
    Caller vertex =
        caller("Vertex AI", endpoints.vertex(), endpoints, target, identity, policy, way);
    Caller storage =
        caller("Cloud Storage", endpoints.storage(), endpoints, target, identity, policy, way);
    Caller logging =
        caller("Cloud Logging", endpoints.logging(), endpoints, target, identity, policy, way);
    this.jobs = new Lazy<>(() -> new VertexJobs(vertex), VertexJobs::close);
    this.schedules = new Lazy<>(() -> new VertexSchedules(vertex), VertexSchedules::close);
    this.experiments =
        new Lazy<>(
            () -> new VertexExperiments(vertex, job -> jobs.get().contextOf(job)),
            VertexExperiments::close);
    this.objects = new Lazy<>(() -> new CloudObjects(storage), CloudObjects::close);
    this.isEmulator = target.isEmulator();
    this.templates = new KfpRepository(() -> identity, way);
    this.actingAs = new ActingAs(endpoints.iam(), identity, way);
    this.logs = new Lazy<>(() -> new CloudTaskLogs(logging), CloudTaskLogs::close);
  }

  @Override
  public PipelineJobs jobs() {
    return jobs.get();
  }

  @Override
  public PipelineSchedules schedules() {
    return schedules.get();
  }

  @Override
  public Experiments experiments() {
    return experiments.get();
  }

  @Override
  public ObjectStore objects() {
    return objects.get();
  }

  @Override
  public TaskLogs logs() {
    return logs.get();
  }

  /** That of Compute Engine; the emulator has none. */
  @Override
  public Optional<String> usualAccount() {
    return isEmulator
        ? Optional.empty()
        : jobs.get()
            .projectNumber()
            .map(number -> number + "-compute@developer.gserviceaccount.com");
  }

  @Override
  public Optional<String> problemWithAccount(String serviceAccount) {
    return actingAs.problem(serviceAccount);
  }

  @Override
  public Templates templates() {
    return templates;
  }

  @Override
  public void close() {
    experiments.close();
    jobs.close();
    schedules.close();
    objects.close();
    logs.close();
  }

  /** The addresses of the services' public documentation: one of Vertex AI for each region. */
  private static Endpoints google(String region) {
    return new Endpoints(
        region + "-aiplatform.googleapis.com:443",
        "https://storage.googleapis.com",
        "logging.googleapis.com:443",
        false);
  }

  private static Caller caller(
      String service,
      String address,
      Endpoints endpoints,
      VertexTarget target,
      Identity identity,
      RetryPolicy policy,
      Way way) {
    return new Caller(
        service,
        address,
        endpoints.plaintext(),
        target.projectId(),
        target.region(),
        identity,
        policy,
        way);
  }
}
