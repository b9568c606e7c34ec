package io.github.vertexmaven.cloud.vertex;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import com.google.cloud.aiplatform.v1.PipelineJob;
import io.github.vertexmaven.core.remote.JobSubmission;
import io.github.vertexmaven.core.remote.JobTemplate;

/** A job to create in the words of the service. */
final class JobRequest {

  private JobRequest() {}

  static CreatePipelineJobRequest of(String parent, JobSubmission submission) {
    return CreatePipelineJobRequest.newBuilder()
        .setParent(parent)
        .setPipelineJobId(submission.jobId())
        .setPipelineJob(job(submission.job()))
        .build();
  }

  /** What each run of a schedule is made of; the service chooses the ids. */
  static CreatePipelineJobRequest of(String parent, JobTemplate template) {
    return CreatePipelineJobRequest.newBuilder()
        .setParent(parent)
        .setPipelineJob(job(template))
        .build();
  }

  private static PipelineJob job(JobTemplate template) {
    PipelineJob.Builder job =
        PipelineJob.newBuilder()
            .setDisplayName(template.displayName())
            .setPipelineSpec(SpecJson.struct(template.spec()))
            .setRuntimeConfig(runtime(template))
            .putAllLabels(template.labels());
    template.serviceAccount().ifPresent(job::setServiceAccount);
    return job.build();
  }

  /** A parameter without a value is left out: the service refuses null where it has a default. */
  private static PipelineJob.RuntimeConfig runtime(JobTemplate template) {
    PipelineJob.RuntimeConfig.Builder runtime =
        PipelineJob.RuntimeConfig.newBuilder()
            .setGcsOutputDirectory(template.outputDirectory())
            .setFailurePolicy(policy(template.failFast()));
    template
        .parameters()
        .forEach(
            (name, value) -> {
              if (value != null) {
                runtime.putParameterValues(
                    name, PlainValues.value(value, "Parameter '" + name + "'"));
              }
            });
    return runtime.build();
  }

  private static PipelineFailurePolicy policy(boolean failFast) {
    return failFast
        ? PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_FAST
        : PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_SLOW;
  }
}
