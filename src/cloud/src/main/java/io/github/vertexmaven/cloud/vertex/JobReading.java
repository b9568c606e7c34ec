package io.github.vertexmaven.cloud.vertex;

import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PscInterfaceConfig;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A {@code PipelineJob} of pipeline_job.proto in the plugin's words. */
final class JobReading {

  private JobReading() {}

  /** With its tasks. */
  static JobStatus status(PipelineJob job) {
    return status(job, HoldingTasks.leftOut(job).stream().map(TaskReading::status).toList());
  }

  /** What it was made of. */
  static JobContent content(PipelineJob job) {
    Map<String, String> parameters = new TreeMap<>();
    job.getRuntimeConfig()
        .getParameterValuesMap()
        .forEach((name, value) -> parameters.put(name, json(value)));
    return new JobContent(
        json(job.getPipelineSpec()),
        parameters,
        job.getRuntimeConfig().getGcsOutputDirectory(),
        options(job));
  }

  private static JobOptions options(PipelineJob job) {
    return new JobOptions(
        job.getLabelsMap(),
        given(job.getServiceAccount()),
        job.getRuntimeConfig().getFailurePolicy()
            == PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_FAST,
        job.getPreflightValidations(),
        given(job.getEncryptionSpec().getKmsKeyName()),
        new JobOptions.Network(
            given(job.getNetwork()),
            job.getReservedIpRangesList(),
            job.hasPscInterfaceConfig()
                ? Optional.of(psc(job.getPscInterfaceConfig()))
                : Optional.empty()));
  }

  private static JobOptions.PscInterface psc(PscInterfaceConfig psc) {
    return new JobOptions.PscInterface(
        psc.getNetworkAttachment(),
        psc.getDnsPeeringConfigsList().stream()
            .map(
                peer ->
                    new JobOptions.DnsPeering(
                        peer.getDomain(), peer.getTargetProject(), peer.getTargetNetwork()))
            .toList());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static String json(MessageOrBuilder message) {
    try {
      return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without its tasks. */
  static JobStatus summary(PipelineJob job) {
    return status(job, List.of());
  }

  private static JobStatus status(PipelineJob job, List<TaskStatus> tasks) {
    return new JobStatus(
        CommonFields.lastPart(job.getName()),
        job.getDisplayName(),
        pipeline(job.getPipelineSpec()),
        state(job),
        CommonFields.time(job.hasCreateTime(), job.getCreateTime()),
        CommonFields.time(job.hasStartTime(), job.getStartTime()),
        CommonFields.time(job.hasEndTime(), job.getEndTime()),
        CommonFields.error(job.getError()),
        job.getLabelsMap(),
        job.getRuntimeConfig().getGcsOutputDirectory(),
        tasks);
  }

  /** The {@code pipelineInfo.name} of a spec. */
  static String pipeline(Struct spec) {
    Value info = spec.getFieldsOrDefault("pipelineInfo", Value.getDefaultInstance());
    return info.getStructValue()
        .getFieldsOrDefault("name", Value.getDefaultInstance())
        .getStringValue();
  }

  private static JobStatus.State state(PipelineJob job) {
    return switch (job.getState()) {
      case PIPELINE_STATE_QUEUED -> JobStatus.State.QUEUED;
      case PIPELINE_STATE_PENDING -> JobStatus.State.PENDING;
      case PIPELINE_STATE_RUNNING -> JobStatus.State.RUNNING;
      case PIPELINE_STATE_SUCCEEDED -> JobStatus.State.SUCCEEDED;
      case PIPELINE_STATE_FAILED -> JobStatus.State.FAILED;
      case PIPELINE_STATE_CANCELLING -> JobStatus.State.CANCELLING;
      case PIPELINE_STATE_CANCELLED -> JobStatus.State.CANCELLED;
      case PIPELINE_STATE_PAUSED -> JobStatus.State.PAUSED;
      case PIPELINE_STATE_UNSPECIFIED, UNRECOGNIZED -> JobStatus.State.UNKNOWN;
    };
  }
}
