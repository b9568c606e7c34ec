package io.github.vertexmaven.emulator.logging;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.ListLogEntriesResponse;
import com.google.logging.v2.LoggingServiceV2Grpc;
import com.google.protobuf.util.JsonFormat;
import io.github.vertexmaven.emulator.http.Activity;
import io.github.vertexmaven.emulator.http.WebServer;
import io.github.vertexmaven.emulator.rpc.GrpcServer;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The face on two ports of its own, and both ways to ask it. */
final class LocalLogging implements AutoCloseable {
  /** Held, because the JDK forgets loggers that nobody holds. */
  private static final Logger NETTY = Logger.getLogger("io.grpc.netty");

  static {
    NETTY.setLevel(Level.WARNING);
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final WebServer rest;
  private final GrpcServer grpc;
  private final ManagedChannel channel;

  /** The ways in. */
  enum Transport {
    GRPC,
    REST
  }

  /** A page, or a status and a sentence. */
  record Answer(ListLogEntriesResponse page, String error) {
    List<String> texts() {
      return page.getEntriesList().stream()
          .map(entry -> entry.getJsonPayload().getFieldsOrThrow("message").getStringValue())
          .toList();
    }
  }

  private LocalLogging(LoggingService service) throws IOException {
    this.rest = WebServer.start(0, List.of(service.rest()), List.of());
    this.grpc = GrpcServer.start(0, service.methods(), new Activity(), Optional.empty());
    this.channel = NettyChannelBuilder.forAddress("127.0.0.1", grpc.port()).usePlaintext().build();
  }

  static LocalLogging over(TaskLogSource source) throws IOException {
    return new LocalLogging(LoggingService.over(source));
  }

  int grpcPort() {
    return grpc.port();
  }

  Answer list(Transport transport, ListLogEntriesRequest.Builder request)
      throws IOException, InterruptedException {
    return switch (transport) {
      case GRPC -> call(request.build());
      case REST -> post(JsonFormat.printer().print(request));
    };
  }

  private Answer call(ListLogEntriesRequest request) {
    try {
      return new Answer(LoggingServiceV2Grpc.newBlockingStub(channel).listLogEntries(request), "");
    } catch (StatusRuntimeException e) {
      return new Answer(
          ListLogEntriesResponse.getDefaultInstance(),
          e.getStatus().getCode() + ": " + e.getStatus().getDescription());
    }
  }

  Answer post(String json) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + rest.port() + "/v2/entries:list");
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(json)).build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    ListLogEntriesResponse.Builder page = ListLogEntriesResponse.newBuilder();
    if (response.statusCode() == 200) {
      JsonFormat.parser().merge(response.body(), page);
      return new Answer(page.build(), "");
    }
    JsonObject error =
        JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonObject("error");
    return new Answer(
        page.build(),
        error.get("status").getAsString() + ": " + error.get("message").getAsString());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    grpc.close();
    rest.close();
  }
}
