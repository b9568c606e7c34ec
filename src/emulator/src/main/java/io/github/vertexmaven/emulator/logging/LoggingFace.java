package io.github.vertexmaven.emulator.logging;

import com.google.gson.JsonObject;
import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.ListLogEntriesResponse;
import com.google.logging.v2.LoggingServiceV2Grpc;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Cloud Logging for those who read what tasks wrote: {@code LoggingServiceV2.ListLogEntries} over
 * gRPC, {@code POST /v2/entries:list} over REST.
 *
 * <p>Filters may compare {@code resource.type}, {@code resource.labels.*}, {@code labels.*}, {@code
 * jsonPayload.*}, {@code logName}, {@code insertId}, {@code severity} and {@code timestamp};
 * anything else is {@code INVALID_ARGUMENT}, and other operations are {@code UNIMPLEMENTED}.
 */
public final class LoggingFace implements HttpHandler {
  /**
   * The path that belongs to this handler, for {@link
   * com.sun.net.httpserver.HttpServer#createContext(String, HttpHandler)}.
   */
  public static final String PATH = "/v2/entries:list";

  private final TaskLogSource source;

  private LoggingFace(TaskLogSource source) {
    this.source = source;
  }

  /** Serves the lines of a source; nothing is kept here. */
  public static LoggingFace over(TaskLogSource source) {
    return new LoggingFace(source);
  }

  /** The gRPC side, for {@link io.grpc.ServerBuilder#addService(BindableService)}. */
  public BindableService service() {
    return new Service(source);
  }

  private static final class Service extends LoggingServiceV2Grpc.LoggingServiceV2ImplBase {
    private final TaskLogSource source;

    private Service(TaskLogSource source) {
      this.source = source;
    }

    @Override
    public void listLogEntries(
        ListLogEntriesRequest request, StreamObserver<ListLogEntriesResponse> answer) {
      ListLogEntriesResponse page;
      try {
        page = Reading.of(request).from(source);
      } catch (Invalid e) {
        answer.onError(
            Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
        return;
      } catch (RuntimeException e) {
        answer.onError(
            Status.INTERNAL.withDescription(e.toString()).withCause(e).asRuntimeException());
        return;
      }
      answer.onNext(page);
      answer.onCompleted();
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestMethod().equals("POST")
          || !exchange.getRequestURI().getPath().equals(PATH)) {
        send(
            exchange,
            501,
            error(501, "UNIMPLEMENTED", "The emulator serves POST " + PATH + " only."));
        return;
      }
      list(exchange, new String(request, StandardCharsets.UTF_8));
    }
  }

  private void list(HttpExchange exchange, String request) throws IOException {
    try {
      ListLogEntriesRequest.Builder asked = ListLogEntriesRequest.newBuilder();
      JsonFormat.parser().merge(request, asked);
      send(exchange, 200, JsonFormat.printer().print(Reading.of(asked.build()).from(source)));
    } catch (InvalidProtocolBufferException e) {
      send(
          exchange,
          400,
          error(
              400,
              "INVALID_ARGUMENT",
              "The request is not a ListLogEntriesRequest: " + e.getMessage()));
    } catch (Invalid e) {
      send(exchange, 400, error(400, "INVALID_ARGUMENT", e.getMessage()));
    } catch (RuntimeException e) {
      send(exchange, 500, error(500, "INTERNAL", e.toString()));
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Documentation page "Errors" of the API design guide. */
  private static String error(int code, String status, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    error.addProperty("status", status);
    JsonObject body = new JsonObject();
    body.add("error", error);
    return body.toString();
  }
}
