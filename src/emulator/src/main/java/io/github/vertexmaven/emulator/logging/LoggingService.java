package io.github.vertexmaven.emulator.logging;

import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.ListLogEntriesResponse;
import com.google.logging.v2.LoggingServiceV2Grpc;
import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.rpc.RestBody;
import io.github.vertexmaven.emulator.rpc.RestEndpoint;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import java.util.List;

/**
 * Cloud Logging for those who read what tasks wrote: {@code LoggingServiceV2.ListLogEntries} over
 * gRPC, {@code POST /v2/entries:list} over REST.
 *
 * <p>Filters may compare {@code resource.type}, {@code resource.labels.*}, {@code labels.*}, {@code
 * jsonPayload.*}, {@code logName}, {@code insertId}, {@code severity} and {@code timestamp};
 * anything else is {@code INVALID_ARGUMENT}, and other operations are {@code UNIMPLEMENTED}.
 */
public final class LoggingService {

  /** A filter has 20,000 characters at most. */
  private static final int LARGEST_BODY_MEGABYTES = 1;

  private final TaskLogSource source;

  private LoggingService(TaskLogSource source) {
    this.source = source;
  }

  /** Serves the lines of a source; nothing is kept here. */
  public static LoggingService over(TaskLogSource source) {
    return new LoggingService(source);
  }

  /** What gRPC serves. */
  public List<RpcMethod<?, ?>> methods() {
    return List.of(RpcMethod.of(LoggingServiceV2Grpc.getListLogEntriesMethod(), this::list));
  }

  /** The same over REST. */
  public Endpoint rest() {
    return RestEndpoint.of(
        "/v2/entries:list",
        methods(),
        new RestBody("The request is not a ListLogEntriesRequest:", LARGEST_BODY_MEGABYTES),
        List.of(),
        List.of());
  }

  private ListLogEntriesResponse list(ListLogEntriesRequest request) {
    return Reading.of(request).from(source);
  }
}
