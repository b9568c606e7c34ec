package io.github.vertexmaven.cloud.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a service sends beside the code of an error: the messages of google/rpc/error_details.proto
 * and Vertex AI's own.
 *
 * @param message the service's words
 * @param details further messages
 */
record FaultDetails(String message, List<Any> details) {

  private static final String OF_VERTEX = "CreatePipelineJobApiErrorDetail";

  static FaultDetails of(Throwable fault) {
    Status status = StatusProto.fromThrowable(fault);
    return status == null
        ? new FaultDetails(String.valueOf(fault.getMessage()), List.of())
        : new FaultDetails(status.getMessage(), status.getDetailsList());
  }

  Optional<ErrorInfo> errorInfo() {
    return detail(ErrorInfo.class);
  }

  Optional<Duration> retryDelay() {
    return detail(RetryInfo.class)
        .filter(RetryInfo::hasRetryDelay)
        .map(RetryInfo::getRetryDelay)
        .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
  }

  /** What to correct, in the most precise words there are. */
  String reason() {
    return OneLine.of(publicMessage().or(this::violations).orElse(message));
  }

  private Optional<String> violations() {
    return detail(BadRequest.class)
        .map(
            bad ->
                bad.getFieldViolationsList().stream()
                    .map(field -> field.getField() + ": " + OneLine.of(field.getDescription()))
                    .collect(Collectors.joining("; ")))
        .filter(text -> !text.isEmpty());
  }

  /**
   * The words of {@code CreatePipelineJobApiErrorDetail}, a message that Google documents and does
   * not publish: an enum and one string, {@code public_message}.
   */
  private Optional<String> publicMessage() {
    return details.stream()
        .filter(detail -> detail.getTypeUrl().endsWith(OF_VERTEX))
        .findFirst()
        .flatMap(FaultDetails::onlyString);
  }

  private static Optional<String> onlyString(Any detail) {
    try {
      return UnknownFieldSet.parseFrom(detail.getValue()).asMap().values().stream()
          .flatMap(field -> field.getLengthDelimitedList().stream())
          .map(bytes -> bytes.toStringUtf8())
          .filter(text -> !text.isBlank())
          .findFirst();
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private <T extends Message> Optional<T> detail(Class<T> type) {
    return details.stream().filter(any -> any.is(type)).findFirst().flatMap(any -> of(any, type));
  }

  private static <T extends Message> Optional<T> of(Any any, Class<T> type) {
    try {
      return Optional.of(any.unpack(type));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
