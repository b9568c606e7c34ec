package io.github.vertexmaven.cloud.vertex;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import com.google.cloud.aiplatform.v1.PipelineJob;
import io.github.vertexmaven.core.remote.JobSubmission;

/** A submission in the words of the service. */
final class JobRequest {

  private JobRequest() {}

  static CreatePipelineJobRequest of(String parent, JobSubmission submission) {
    return CreatePipelineJobRequest.newBuilder()
        .setParent(parent)
        .setPipelineJobId(submission.jobId())
        .setPipelineJob(job(submission))
        .build();
  }

  private static PipelineJob job(JobSubmission submission) {
    PipelineJob.Builder job =
        PipelineJob.newBuilder()
            .setDisplayName(submission.displayName())
            .setPipelineSpec(SpecJson.struct(submission.spec()))
            .setRuntimeConfig(runtime(submission))
            .putAllLabels(submission.labels());
    submission.serviceAccount().ifPresent(job::setServiceAccount);
    return job.build();
  }

  /** A parameter without a value is left out: the service refuses null where it has a default. */
  private static PipelineJob.RuntimeConfig runtime(JobSubmission submission) {
    PipelineJob.RuntimeConfig.Builder runtime =
        PipelineJob.RuntimeConfig.newBuilder()
            .setGcsOutputDirectory(submission.outputDirectory())
            .setFailurePolicy(policy(submission.failFast()));
    submission
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
