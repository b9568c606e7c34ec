package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.JobArchive;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.kubeflow.api.ApiAction;
import io.github.vertexmaven.kubeflow.api.Installation;
import io.github.vertexmaven.kubeflow.api.PredicateText;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Runs of an installation. */
public final class KubeflowJobs implements PipelineJobs {

  private static final String RUNS = "runs";
  private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final Installation installation;
  private final KubeflowExperiments experiments;
  private final RunFolders data;
  private final Versions versions;
  private final ScheduleLabels schedules;

  /** Those that this connection asked to stop. */
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();

  /**
   * Asks nothing yet.
   *
   * @param objects the store that run data lies in
   */
  public KubeflowJobs(
      Installation installation, KubeflowExperiments experiments, Supplier<ObjectStore> objects) {
    this.installation = installation;
    this.experiments = experiments;
    this.data = new RunFolders(objects);
    this.versions = new Versions(installation);
    this.schedules = new ScheduleLabels(installation);
  }

  @Override
  public JobStatus submit(JobSubmission submission) {
    String name = submission.jobId();
    String experiment = experiments.id(submission.experiment());
    ApiFields made =
        installation
            .api()
            .create(
                new ApiAction("create run '" + name + "'", installation.hasNoPlace()),
                Installation.path(RUNS),
                RunBody.of(name, submission.job(), experiment),
                () -> named(name).stream().findFirst());
    return summary(made);
  }

  /** The runs of a name; ours is made once for each submission. */
  private List<ApiFields> named(String name) {
    return runs(
        Map.of("filter", PredicateText.equal("display_name", name)),
        any -> true,
        Integer.MAX_VALUE);
  }

  private List<ApiFields> runs(Map<String, String> query, Predicate<ApiFields> wanted, int limit) {
    return installation.list(
        new ApiAction("list runs", installation.hasNoPlace()), RUNS, query, wanted, limit);
  }

  @Override
  public JobStatus get(String jobId) {
    ApiFields run = read(jobId);
    SubmittedSpec spec = versions.spec(run);
    JobStatus.State state = state(run);
    Map<String, Map<String, List<String>>> outputs =
        state.isFinal()
            ? data.outputs(RunReading.root(run), spec.name(), run.text("run_id").orElse(""))
            : Map.of();
    List<TaskStatus> tasks = new RunTasks(run, state, spec, outputs).all();
    return RunReading.job(run, state, spec, labels(run), tasks);
  }

  private JobStatus.State state(ApiFields run) {
    return RunReading.state(run, stopped.contains(run.text("run_id").orElse("")));
  }

  private Map<String, String> labels(ApiFields run) {
    return run.text("recurring_run_id")
        .map(schedules::of)
        .orElseGet(() -> RunNote.read(run.text("description").orElse("")));
  }

  /** By its id, or by its name. */
  private ApiFields read(String jobId) {
    if (!jobId.matches(ID)) {
      List<ApiFields> found = named(jobId);
      if (found.isEmpty()) {
        throw new RemoteException(Kind.NOT_FOUND, installation.hasNo("run", jobId), null);
      }
      return read(found.get(0).text("run_id").orElse(""));
    }
    return installation
        .api()
        .get(
            new ApiAction("read run '" + jobId + "'", installation.hasNo("run", jobId)),
            Installation.path(RUNS + "/" + jobId),
            Map.of());
  }

  @Override
  public JobContent content(String jobId) {
    ApiFields run = read(jobId);
    return RunReading.content(run, versions.spec(run), labels(run));
  }

  @Override
  public List<JobStatus> list(JobQuery filter, int limit) {
    if (filter instanceof JobQuery.OfPipeline pipeline) {
      return summaries(
          runs(Map.of(), run -> versions.spec(run).name().equals(pipeline.name()), limit));
    }
    if (filter instanceof JobQuery.Labelled labelled) {
      return summaries(
          runs(
              Map.of(),
              run -> labels(run).entrySet().containsAll(labelled.labels().entrySet()),
              limit));
    }
    return summaries(runs(Map.of("filter", text(filter)), any -> true, limit));
  }

  private static String text(JobQuery filter) {
    if (filter instanceof JobQuery.OfSchedule started) {
      return PredicateText.equal("recurring_run_id", started.schedule().id());
    }
    return PredicateText.visible(filter instanceof JobQuery.Typed typed ? typed.text() : "");
  }

  private List<JobStatus> summaries(List<ApiFields> runs) {
    List<JobStatus> jobs = new ArrayList<>();
    runs.forEach(run -> jobs.add(summary(run)));
    return jobs;
  }

  private JobStatus summary(ApiFields run) {
    return RunReading.job(run, state(run), versions.spec(run), labels(run), List.of());
  }

  @Override
  public void cancel(String jobId) {
    String id = read(jobId).text("run_id").orElse(jobId);
    try {
      installation
          .api()
          .post(
              new ApiAction("terminate run '" + jobId + "'", installation.hasNo("run", jobId)),
              Installation.path(RUNS + "/" + id + ":terminate"));
    } catch (RemoteException e) {
      // It has ended by now, or an attempt whose answer was lost has stopped it.
      JobStatus.State now = state(read(id));
      if (!now.isFinal() && now != JobStatus.State.CANCELLING) {
        throw e;
      }
    }
    stopped.add(id);
  }

  @Override
  public Optional<JobArchive> archive() {
    return Optional.of(new RunArchive(installation));
  }

  /** The log of a task, and what else keeps it. */
  Optional<String> printed(LogPlace place) {
    ApiFields run = read(place.runId());
    return data.printed(RunReading.root(run), versions.spec(run).name(), place);
  }
}
