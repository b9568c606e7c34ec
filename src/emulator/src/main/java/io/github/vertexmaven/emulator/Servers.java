package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.http.AccessToken;
import io.github.vertexmaven.emulator.http.Activity;
import io.github.vertexmaven.emulator.http.CountedCalls;
import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.LocalCallers;
import io.github.vertexmaven.emulator.http.OwnerOnly;
import io.github.vertexmaven.emulator.http.WebServer;
import io.github.vertexmaven.emulator.rpc.GrpcServer;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      Activity activity,
      Optional<AccessToken> token)
      throws IOException {
    List<Filter> filters = new ArrayList<>(List.of(new LocalCallers()));
    token.map(OwnerOnly::new).ifPresent(filters::add);
    filters.add(new CountedCalls(activity));
    WebServer http =
        options.httpPort() == 0
            ? WebServer.startNear(formerPort.orElse(0), endpoints, filters)
            : WebServer.start(options.httpPort(), endpoints, filters);
    return new Servers(GrpcServer.start(options.grpcPort(), methods, activity, token), http);
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
