package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineJobDetail;
import com.google.cloud.aiplatform.v1.PipelineState;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.JobProgress;
import java.time.Duration;
import java.util.Optional;

/** Jobs as the service speaks of them (pipeline_job.proto). */
final class JobMessages {

  private final Contexts contexts;
  private final RecentJobs recent = new RecentJobs();

  JobMessages(Contexts contexts) {
    this.contexts = contexts;
  }

  /** Makes the contexts that every job has in the metadata store. */
  void announce(Job job, String pipeline, Duration after) {
    contexts.announce(job.key(), pipeline, job.request().created().plus(after));
  }

  /** With its tasks, which are read last: a job that has ended never shows one that has not. */
  PipelineJob full(Job job) {
    PipelineJob.Builder builder = base(job, recent.request(job, this::request));
    if (contexts.isToCome(job.key())) {
      return builder.setJobDetail(PipelineJobDetail.getDefaultInstance()).build();
    }
    PipelineJobDetail.Builder detail = detail(job);
    detail.addAllTaskDetails(recent.tasks(job, task -> TaskMessages.of(job.key(), task)));
    return builder.setJobDetail(detail).build();
  }

  /** As lists show it: without what it has come to. */
  PipelineJob brief(Job job) {
    return base(job, recent.request(job, this::request)).build();
  }

  /** The same, if nothing has to be read for it. */
  Optional<PipelineJob> knownBrief(Job job) {
    return recent.request(job).map(request -> base(job, request).build());
  }

  /** What the caller sent, apart from the spec. */
  PipelineJob spoken(Job job) {
    return Messages.read(job.request().requested(), PipelineJob.newBuilder()).build();
  }

  private PipelineJobDetail.Builder detail(Job job) {
    PipelineJobDetail.Builder detail = PipelineJobDetail.newBuilder();
    contexts.pipelineOf(job.key()).ifPresent(detail::setPipelineContext);
    contexts.runOf(job.key()).ifPresent(detail::setPipelineRunContext);
    return detail;
  }

  /** What never changes. */
  private PipelineJob request(Job job) {
    JobDefinition request = job.request();
    PipelineJob.Builder builder =
        spoken(job).toBuilder()
            .setName(request.key().resourceName())
            .setPipelineSpec(Structs.struct(request.spec()))
            .setServiceAccount(request.facts().serviceAccount())
            .setCreateTime(Times.of(request.created()));
    builder.getRuntimeConfigBuilder().setGcsOutputDirectory(request.root());
    if (builder.getDisplayName().isEmpty()) {
      builder.setDisplayName(request.key().id());
    }
    return builder.build();
  }

  private static PipelineJob.Builder base(Job job, PipelineJob request) {
    JobProgress status = job.status();
    PipelineJob.Builder builder =
        request.toBuilder()
            .setState(PipelineState.valueOf("PIPELINE_STATE_" + status.state()))
            .setUpdateTime(Times.of(status.updated()));
    status.started().ifPresent(at -> builder.setStartTime(Times.of(at)));
    status.ended().ifPresent(at -> builder.setEndTime(Times.of(at)));
    status.error().ifPresent(error -> builder.setError(TaskMessages.status(error)));
    return builder;
  }
}
