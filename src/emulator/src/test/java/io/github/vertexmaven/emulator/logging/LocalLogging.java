package io.github.vertexmaven.emulator.logging;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.ListLogEntriesResponse;
import com.google.logging.v2.LoggingServiceV2Grpc;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpServer;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The face on two ports of its own, and both ways to ask it. */
final class LocalLogging implements AutoCloseable {
  /** Held, because the JDK forgets loggers that nobody holds. */
  private static final Logger NETTY = Logger.getLogger("io.grpc.netty");

  static {
    NETTY.setLevel(Level.WARNING);
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer rest;
  private final Server grpc;
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

  private LocalLogging(LoggingFace face) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.rest = HttpServer.create(anyPort, 0);
    rest.createContext(LoggingFace.PATH, face);
    rest.start();
    this.grpc = NettyServerBuilder.forAddress(anyPort).addService(face.service()).build().start();
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", grpc.getPort()).usePlaintext().build();
  }

  static LocalLogging over(TaskLogSource source) throws IOException {
    return new LocalLogging(LoggingFace.over(source));
  }

  int grpcPort() {
    return grpc.getPort();
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
    URI uri = URI.create("http://127.0.0.1:" + rest.getAddress().getPort() + "/v2/entries:list");
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
    grpc.shutdownNow();
    rest.stop(0);
  }
}
