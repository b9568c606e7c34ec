package io.github.vertexmaven.emulator.rpc;

import io.github.vertexmaven.emulator.http.AccessToken;
import io.github.vertexmaven.emulator.http.Activity;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves methods over gRPC, on loopback only. */
public final class GrpcServer implements AutoCloseable {

  public static final int LARGEST_MESSAGE_MEGABYTES = 64;

  private static final String HOST = "127.0.0.1";

  /**
   * Tells each connection that is no HTTP/2 with a stack trace, and anybody on the machine can open
   * one. Kept here, since a level goes with its logger.
   */
  private static final Logger TRANSPORT = Logger.getLogger("io.grpc.netty.shaded");

  private final Server server;
  private final ExecutorService threads;

  private GrpcServer(Server server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 is any that is free
   * @param token what callers must know; none, if all are answered
   */
  public static GrpcServer start(
      int port, List<RpcMethod<?, ?>> methods, Activity activity, Optional<AccessToken> token)
      throws IOException {
    TRANSPORT.setLevel(Level.SEVERE);
    ExecutorService threads = Executors.newCachedThreadPool(GrpcServer::daemon);
    Connections connections = new Connections(activity);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(HOST, port))
            .executor(threads)
            .maxInboundMessageSize(LARGEST_MESSAGE_MEGABYTES << 20)
            .addTransportFilter(connections)
            .intercept(new CallInterceptor(activity, token, connections));
    GrpcServices.of(methods).forEach(builder::addService);
    return new GrpcServer(builder.build().start(), threads);
  }

  public int port() {
    return server.getPort();
  }

  public String address() {
    return HOST + ":" + port();
  }

  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable action) {
    Thread thread = new Thread(action, "grpc");
    thread.setDaemon(true);
    return thread;
  }
}
