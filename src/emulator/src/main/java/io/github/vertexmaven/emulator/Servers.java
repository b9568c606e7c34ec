package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.http.Activity;
import io.github.vertexmaven.emulator.http.CountedCalls;
import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.LocalCallers;
import io.github.vertexmaven.emulator.http.WebServer;
import io.github.vertexmaven.emulator.rpc.GrpcServer;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** The two servers. */
record Servers(GrpcServer grpc, WebServer http) implements AutoCloseable {

  /**
   * Starts both.
   *
   * @param formerPort where HTTP would best be if no port is asked for and this one is free
   */
  static Servers start(
      Options options,
      OptionalInt formerPort,
      List<RpcMethod<?, ?>> methods,
      List<Endpoint> endpoints,
      Activity activity)
      throws IOException {
    List<Filter> filters = List.of(new LocalCallers(), new CountedCalls(activity));
    WebServer http =
        options.httpPort() == 0
            ? WebServer.startNear(formerPort.orElse(0), endpoints, filters)
            : WebServer.start(options.httpPort(), endpoints, filters);
    return new Servers(GrpcServer.start(options.grpcPort(), methods, activity), http);
  }

  String grpcAddress() {
    return grpc.address();
  }

  String httpAddress() {
    return http.address();
  }

  @Override
  public void close() {
    http.close();
    grpc.close();
  }
}
