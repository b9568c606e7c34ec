package io.github.vertexmaven.cloud.vertex;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.DnsPeeringConfig;
import com.google.cloud.aiplatform.v1.EncryptionSpec;
import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PscInterfaceConfig;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;

/** Jobs in the words of the service. */
final class JobRequest {

  private JobRequest() {}

  static CreatePipelineJobRequest of(String parent, JobSubmission submission) {
    return of(parent, submission.job()).toBuilder().setPipelineJobId(submission.jobId()).build();
  }

  /** Without an id, as a schedule has it. */
  static CreatePipelineJobRequest of(String parent, JobTemplate job) {
    return CreatePipelineJobRequest.newBuilder().setParent(parent).setPipelineJob(job(job)).build();
  }

  private static PipelineJob job(JobTemplate definition) {
    JobOptions options = definition.options();
    PipelineJob.Builder job =
        PipelineJob.newBuilder()
            .setDisplayName(definition.displayName())
            .setPipelineSpec(SpecStruct.of(definition.spec()))
            .setRuntimeConfig(runtime(definition))
            .putAllLabels(options.labels())
            .setPreflightValidations(options.preflightValidations());
    options.serviceAccount().ifPresent(job::setServiceAccount);
    options
        .kmsKey()
        .ifPresent(key -> job.setEncryptionSpec(EncryptionSpec.newBuilder().setKmsKeyName(key)));
    network(options.network(), job);
    return job.build();
  }

  private static void network(JobOptions.Network network, PipelineJob.Builder job) {
    network.vpc().ifPresent(job::setNetwork);
    job.addAllReservedIpRanges(network.reservedIpRanges());
    network.psc().ifPresent(psc -> job.setPscInterfaceConfig(psc(psc)));
  }

  private static PscInterfaceConfig psc(JobOptions.PscInterface psc) {
    PscInterfaceConfig.Builder config =
        PscInterfaceConfig.newBuilder().setNetworkAttachment(psc.networkAttachment());
    for (JobOptions.DnsPeering peering : psc.dnsPeerings()) {
      config.addDnsPeeringConfigs(
          DnsPeeringConfig.newBuilder()
              .setDomain(peering.domain())
              .setTargetProject(peering.targetProject())
              .setTargetNetwork(peering.targetNetwork()));
    }
    return config.build();
  }

  /** A parameter without a value is left out: the service refuses null where it has a default. */
  private static PipelineJob.RuntimeConfig runtime(JobTemplate definition) {
    PipelineJob.RuntimeConfig.Builder runtime =
        PipelineJob.RuntimeConfig.newBuilder()
            .setGcsOutputDirectory(definition.outputDirectory())
            .setFailurePolicy(policy(definition.options().failFast()));
    definition
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
