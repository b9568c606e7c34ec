package io.github.vertexmaven.kubeflow;

import io.github.vertexmaven.core.service.Experiments;
import io.github.vertexmaven.core.service.KubeflowConnector.Lenders;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.Templates;
import io.github.vertexmaven.kubeflow.api.Installation;
import io.github.vertexmaven.kubeflow.api.KubeflowApi;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import io.github.vertexmaven.kubeflow.http.NetworkRoute;
import io.github.vertexmaven.kubeflow.login.LoginSessions;
import io.github.vertexmaven.kubeflow.run.KubeflowExperiments;
import io.github.vertexmaven.kubeflow.run.KubeflowJobs;
import io.github.vertexmaven.kubeflow.run.KubeflowLogs;
import io.github.vertexmaven.kubeflow.run.KubeflowSchedules;
import io.github.vertexmaven.kubeflow.run.KubeflowTemplates;
import java.util.Optional;

/** A connection: one session and one client under all services. */
final class KubeflowRemote implements Remote {

  private final Lenders lenders;
  private final KubeflowExperiments experiments;
  private final KubeflowJobs jobs;
  private final KubeflowSchedules schedules;
  private final KubeflowLogs logs;
  private final KubeflowTemplates templates;

  KubeflowRemote(KubeflowTarget target, Lenders lenders, CallLimits limits) {
    this.lenders = lenders;
    NetworkRoute route = new NetworkRoute(target.trust(), lenders.proxies());
    Installation installation =
        new Installation(
            new KubeflowApi(target, route, LoginSessions.of(target, lenders, limits), limits));
    this.experiments = new KubeflowExperiments(installation);
    this.jobs = new KubeflowJobs(installation, experiments, lenders::objects);
    this.schedules = new KubeflowSchedules(installation, experiments);
    this.logs = new KubeflowLogs(installation, jobs);
    this.templates = new KubeflowTemplates(installation);
  }

  @Override
  public PipelineJobs jobs() {
    return jobs;
  }

  @Override
  public PipelineSchedules schedules() {
    return schedules;
  }

  @Override
  public Experiments experiments() {
    return experiments;
  }

  @Override
  public ObjectStore objects() {
    return lenders.objects();
  }

  @Override
  public TaskLogs logs() {
    return logs;
  }

  /** Pods run as accounts of the cluster, which the installation itself gives them. */
  @Override
  public Optional<String> usualAccount() {
    return Optional.empty();
  }

  @Override
  public Optional<String> problemWithAccount(String serviceAccount) {
    return Optional.empty();
  }

  @Override
  public Templates templates() {
    return templates;
  }

  /** The client's threads end by themselves. */
  @Override
  public void close() {
    lenders.close();
  }
}
