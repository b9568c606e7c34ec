package io.github.vertexmaven.emulator;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.protobuf.Message;

/** A client of the emulator: one suite runs on both of its transports. */
interface Service extends AutoCloseable {

  /** Calls a method, named as in its proto; a {@link Failed} says how it was refused. */
  <A extends Message> A call(String service, String method, Message question, A answer);

  default <A extends Message> A pipelines(String method, Message question, A answer) {
    return call("PipelineService", method, question, answer);
  }

  default <A extends Message> A schedules(String method, Message question, A answer) {
    return call("ScheduleService", method, question, answer);
  }

  default com.google.cloud.aiplatform.v1.PipelineJob create(CreatePipelineJobRequest request) {
    return pipelines(
        "CreatePipelineJob",
        request,
        com.google.cloud.aiplatform.v1.PipelineJob.getDefaultInstance());
  }

  @Override
  void close();

  /** A refusal with its code, as google/rpc/code.proto names it. */
  final class Failed extends RuntimeException {
    final String code;

    Failed(String code, String message) {
      super(message);
      this.code = code;
    }
  }
}
