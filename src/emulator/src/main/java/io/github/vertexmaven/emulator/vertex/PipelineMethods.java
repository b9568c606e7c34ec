package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsOperationMetadata;
import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.BatchDeletePipelineJobsRequest;
import com.google.cloud.aiplatform.v1.BatchDeletePipelineJobsResponse;
import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.DeleteOperationMetadata;
import com.google.cloud.aiplatform.v1.DeletePipelineJobRequest;
import com.google.cloud.aiplatform.v1.GetPipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineServiceGrpc;
import com.google.longrunning.Operation;
import com.google.protobuf.Empty;
import com.google.protobuf.util.FieldMaskUtil;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.Strictness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** PipelineService, as far as jobs go (pipeline_service.proto). */
final class PipelineMethods {

  private static final int LARGEST_BATCH = 32;

  private final Jobs jobs;
  private final JobRunner runner;
  private final Operations operations;
  private final Submission submission;
  private final JobStart starting;
  private final JobMessages messages;
  private final Strictness strictness;

  PipelineMethods(
      Jobs jobs,
      JobRunner runner,
      Operations operations,
      Submission submission,
      JobStart starting,
      JobMessages messages,
      Strictness strictness) {
    this.jobs = jobs;
    this.runner = runner;
    this.operations = operations;
    this.submission = submission;
    this.starting = starting;
    this.messages = messages;
    this.strictness = strictness;
  }

  List<RpcMethod<?, ?>> methods() {
    return List.of(
        RpcMethod.of(PipelineServiceGrpc.getCreatePipelineJobMethod(), this::create),
        RpcMethod.of(PipelineServiceGrpc.getGetPipelineJobMethod(), this::get),
        RpcMethod.of(PipelineServiceGrpc.getListPipelineJobsMethod(), this::list),
        RpcMethod.of(PipelineServiceGrpc.getCancelPipelineJobMethod(), this::cancel),
        RpcMethod.of(PipelineServiceGrpc.getDeletePipelineJobMethod(), this::delete),
        RpcMethod.of(PipelineServiceGrpc.getBatchCancelPipelineJobsMethod(), this::batchCancel),
        RpcMethod.of(PipelineServiceGrpc.getBatchDeletePipelineJobsMethod(), this::batchDelete));
  }

  private PipelineJob create(CreatePipelineJobRequest request) {
    Job job = starting.start(submission.checked(request));
    return strictness.on() ? messages.brief(job) : messages.full(job);
  }

  private PipelineJob get(GetPipelineJobRequest request) {
    return messages.full(job(request.getName()));
  }

  private ListPipelineJobsResponse list(ListPipelineJobsRequest request) {
    Place place = Place.of(request.getParent());
    Masks.check("read_mask", PipelineJob.class, request.getReadMask());
    ListFilter filter = ListFilterParser.parse(request.getFilter(), JobFields.NAMES);
    List<JobFields> all =
        jobs.all().stream()
            .filter(job -> isAt(job.key(), place))
            .map(JobFields::of)
            .filter(filter::accepts)
            .sorted(Ordering.of(request.getOrderBy(), "create_time desc", JobFields.TIMES))
            .toList();
    Page<JobFields> page =
        Page.of(
            all,
            Page.capped(request.getPageSize(), strictness),
            request.getPageToken(),
            request.getFilter() + "\n" + request.getOrderBy(),
            JobFields::identity);
    ListPipelineJobsResponse.Builder response =
        ListPipelineJobsResponse.newBuilder().setNextPageToken(page.next());
    page.items().stream()
        .flatMap(fields -> brief(fields.job()).stream())
        .map(job -> trimmed(job, request))
        .forEach(response::addPipelineJobs);
    return response.build();
  }

  /** Nothing where its journal turns out to be damaged. */
  private Optional<PipelineJob> brief(Job job) {
    return messages.knownBrief(job).or(() -> jobs.get(job.key()).map(messages::brief));
  }

  private static PipelineJob trimmed(PipelineJob job, ListPipelineJobsRequest request) {
    return request.hasReadMask() ? FieldMaskUtil.trim(request.getReadMask(), job) : job;
  }

  private Empty cancel(CancelPipelineJobRequest request) {
    runner.cancel(job(request.getName()).key());
    return Empty.getDefaultInstance();
  }

  private Operation delete(DeletePipelineJobRequest request) {
    Job job = job(request.getName());
    deletable(job);
    remove(job);
    return operations.done(
        Place.of(job.key().parent()),
        DeleteOperationMetadata.getDefaultInstance(),
        Empty.getDefaultInstance());
  }

  private Operation batchCancel(BatchCancelPipelineJobsRequest request) {
    List<Job> some = batch(request.getParent(), request.getNamesList());
    some.forEach(job -> runner.cancel(job.key()));
    BatchCancelPipelineJobsResponse.Builder response = BatchCancelPipelineJobsResponse.newBuilder();
    some.forEach(job -> response.addPipelineJobs(messages.brief(job)));
    return operations.done(
        Place.of(request.getParent()),
        BatchCancelPipelineJobsOperationMetadata.getDefaultInstance(),
        response.build());
  }

  private Operation batchDelete(BatchDeletePipelineJobsRequest request) {
    List<Job> some = batch(request.getParent(), request.getNamesList());
    some.forEach(PipelineMethods::deletable);
    BatchDeletePipelineJobsResponse.Builder response = BatchDeletePipelineJobsResponse.newBuilder();
    some.forEach(job -> response.addPipelineJobs(messages.brief(job)));
    some.forEach(this::remove);
    return operations.done(
        Place.of(request.getParent()),
        DeleteOperationMetadata.getDefaultInstance(),
        response.build());
  }

  private List<Job> batch(String parent, List<String> names) {
    Place place = Place.of(parent);
    if (names.isEmpty() || names.size() > LARGEST_BATCH) {
      throw Rejection.invalid(
          "A batch is 1 to " + LARGEST_BATCH + " names, not " + names.size() + ".");
    }
    List<Job> some = names.stream().map(this::job).toList();
    for (Job job : some) {
      if (!isAt(job.key(), place)) {
        throw Rejection.invalid(
            "'" + job.key().resourceName() + "' is not in " + place.name() + ".");
      }
    }
    return some;
  }

  private static void deletable(Job job) {
    if (!job.status().state().ended()) {
      throw Rejection.of(
          Rejection.Kind.PRECONDITION,
          "The pipeline job '"
              + job.key().resourceName()
              + "' is "
              + job.status().state()
              + "; cancel it before it is deleted.");
    }
  }

  private void remove(Job job) {
    try {
      jobs.delete(job.key());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Job job(String name) {
    JobKey key = JobName.parse(name);
    return jobs.get(key).orElseThrow(() -> missing(key));
  }

  private Rejection missing(JobKey key) {
    return jobs.unreadable(key)
        .map(reason -> Rejection.of(Rejection.Kind.PRECONDITION, reason))
        .orElseGet(() -> Missing.resource(key.resourceName()));
  }

  private static boolean isAt(JobKey key, Place place) {
    return key.projectNumber() == place.number() && key.location().equals(place.location());
  }
}
