package io.github.vertexmaven.cloud.vertex;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineServiceClient;
import com.google.cloud.aiplatform.v1.PipelineServiceSettings;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.rpc.GrpcClient;
import io.github.vertexmaven.cloud.rpc.Rpc;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.PipelineJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code PipelineService} of pipeline_service.proto. */
public final class VertexJobs implements PipelineJobs {

  /** What the service gives in one page at most. */
  private static final int PAGE = 100;

  private final Caller caller;
  private final Rpc rpc;
  private final GrpcClient<PipelineServiceClient> connection;
  private final PipelineServiceClient client;

  /** Makes the client; the first call connects it. */
  public VertexJobs(Caller caller) {
    this.caller = caller;
    this.rpc = new Rpc(caller);
    this.connection =
        GrpcClient.of(
            caller,
            PipelineServiceSettings.newBuilder(),
            PipelineServiceSettings.defaultGrpcTransportProviderBuilder(),
            settings ->
                PipelineServiceClient.create(
                    settings.applyToAllUnaryMethods(caller::oneAttempt).build()));
    this.client = connection.calls();
  }

  /** Writes and reads a job that nobody has, which loads what that takes. */
  public static void rehearse() {
    JobTemplate job =
        new JobTemplate(
            "none",
            "{\"a\": [1, true, null, {}]}",
            "gs://none",
            Map.of("a", "b"),
            JobOptions.labelled(Map.of("a", "b")));
    PipelineJob made = JobRequest.of("none", job).getPipelineJob();
    JobReading.status(made);
    JobReading.content(made);
  }

  @Override
  public JobStatus submit(JobSubmission submission) {
    CreatePipelineJobRequest request = JobRequest.of(parent(), submission);
    Action action =
        new Action(
            "create pipeline job '" + submission.jobId() + "'",
            "Vertex AI does not know project '%s' with region '%s': check project_id and region."
                .formatted(caller.project(), caller.region()));
    return JobReading.status(new Creation(client, rpc, request).run(action));
  }

  @Override
  public JobStatus get(String jobId) {
    Action action = new Action("read pipeline job '" + jobId + "'", noJob(jobId));
    return JobReading.status(rpc.call(action, () -> client.getPipelineJob(name(jobId))));
  }

  @Override
  public JobContent content(String jobId) {
    Action action = new Action("read pipeline job '" + jobId + "'", noJob(jobId));
    return JobReading.content(rpc.call(action, () -> client.getPipelineJob(name(jobId))));
  }

  /** The context of the metadata store that the service makes for a job, once it has. */
  public JobContext contextOf(String jobId) {
    Action action = new Action("read pipeline job '" + jobId + "'", noJob(jobId));
    PipelineJob job = rpc.call(action, () -> client.getPipelineJob(name(jobId)));
    String context = job.getJobDetail().getPipelineRunContext().getName();
    return new JobContext(
        Optional.of(context).filter(name -> !name.isEmpty()),
        JobReading.summary(job).state().isFinal());
  }

  @Override
  public List<JobStatus> list(JobQuery wanted, int limit) {
    String filter = text(wanted);
    List<JobStatus> found = new ArrayList<>();
    String token = "";
    do {
      ListPipelineJobsResponse page = page(filter, limit - found.size(), token);
      page.getPipelineJobsList().stream()
          .limit((long) limit - found.size())
          .forEach(job -> found.add(JobReading.summary(job)));
      token = page.getNextPageToken();
    } while (found.size() < limit && !token.isEmpty());
    return found;
  }

  /** The number of the project, which is in the names of its jobs; empty while it has none. */
  public Optional<String> projectNumber() {
    return page("", 1, "").getPipelineJobsList().stream()
        .map(job -> job.getName().replaceFirst("^projects/([0-9]+)/.*", "$1"))
        .filter(number -> number.matches("[0-9]+"))
        .findFirst();
  }

  /** In the service's language. */
  private static String text(JobQuery filter) {
    if (filter instanceof JobQuery.OfPipeline pipeline) {
      return "pipeline_name=\"" + pipeline.name() + "\"";
    }
    if (filter instanceof JobQuery.OfSchedule started) {
      return "schedule_name=\"" + started.schedule().resource() + "\"";
    }
    if (filter instanceof JobQuery.Labelled labelled) {
      return labelled.labels().entrySet().stream()
          .map(label -> "labels." + label.getKey() + "=\"" + label.getValue() + "\"")
          .collect(Collectors.joining(" AND "));
    }
    return filter instanceof JobQuery.Typed typed ? typed.text() : "";
  }

  private ListPipelineJobsResponse page(String filter, int missing, String token) {
    ListPipelineJobsRequest request =
        ListPipelineJobsRequest.newBuilder()
            .setParent(parent())
            .setFilter(filter)
            .setOrderBy("create_time desc")
            .setPageSize(Math.min(missing, PAGE))
            .setPageToken(token)
            .build();
    Action action =
        new Action(
            "list pipeline jobs",
            "Vertex AI does not know project '%s' with region '%s': check project_id and region."
                .formatted(caller.project(), caller.region()));
    return rpc.call(action, () -> client.listPipelineJobsCallable().call(request));
  }

  @Override
  public void cancel(String jobId) {
    Action action = new Action("cancel pipeline job '" + jobId + "'", noJob(jobId));
    rpc.call(
        action,
        () -> {
          client.cancelPipelineJob(name(jobId));
          return null;
        });
  }

  /** Ends the client and waits until its threads are gone. */
  public void close() {
    connection.close();
  }

  private String noJob(String jobId) {
    return "There is no pipeline job '%s' in project '%s', region '%s': vertexai:list-pipelines lists them."
        .formatted(jobId, caller.project(), caller.region());
  }

  private String parent() {
    return "projects/" + caller.project() + "/locations/" + caller.region();
  }

  private String name(String jobId) {
    return parent() + "/pipelineJobs/" + jobId;
  }
}
