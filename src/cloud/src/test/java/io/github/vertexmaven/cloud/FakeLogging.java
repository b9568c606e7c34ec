package io.github.vertexmaven.cloud;

import com.google.logging.type.LogSeverity;
import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.ListLogEntriesResponse;
import com.google.logging.v2.LogEntry;
import com.google.logging.v2.LoggingServiceV2Grpc;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.google.rpc.Code;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A Cloud Logging that gives its entries in pages of two, in the order that is asked for. */
final class FakeLogging extends LoggingServiceV2Grpc.LoggingServiceV2ImplBase
    implements AutoCloseable {

  final List<LogEntry> entries = Collections.synchronizedList(new ArrayList<>());
  final List<ListLogEntriesRequest> requests = Collections.synchronizedList(new ArrayList<>());
  Code refusal = Code.OK;
  private final Server server = FakeVertex.start(this);

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  void text(long second, String id, LogSeverity severity, String text) {
    entries.add(entry(second, id, severity).setTextPayload(text).build());
  }

  void json(long second, String id, String message) {
    Struct payload =
        Struct.newBuilder()
            .putFields("message", Value.newBuilder().setStringValue(message).build())
            .build();
    entries.add(entry(second, id, LogSeverity.INFO).setJsonPayload(payload).build());
  }

  private static LogEntry.Builder entry(long second, String id, LogSeverity severity) {
    return LogEntry.newBuilder()
        .setTimestamp(Timestamp.newBuilder().setSeconds(second))
        .setInsertId(id)
        .setSeverity(severity);
  }

  @Override
  public void listLogEntries(
      ListLogEntriesRequest request, StreamObserver<ListLogEntriesResponse> answer) {
    requests.add(request);
    if (refusal != Code.OK) {
      answer.onError(FakeVertex.error(refusal, "No."));
      return;
    }
    List<LogEntry> ordered = new ArrayList<>(entries);
    if (request.getOrderBy().equals("timestamp desc")) {
      Collections.reverse(ordered);
    }
    int from = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
    int to = Math.min(ordered.size(), from + Math.min(2, request.getPageSize()));
    answer.onNext(
        ListLogEntriesResponse.newBuilder()
            .addAllEntries(ordered.subList(from, to))
            .setNextPageToken(to < ordered.size() ? Integer.toString(to) : "")
            .build());
    answer.onCompleted();
  }

  @Override
  public void close() {
    FakeVertex.stop(server);
  }
}
