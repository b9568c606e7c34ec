package io.github.vertexmaven.emulator.face;

import com.sun.net.httpserver.HttpServer;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The two servers, on loopback only. */
public final class Servers implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

  private final Server grpc;
  private final HttpServer http;
  private final ExecutorService threads;

  private Servers(Server grpc, HttpServer http, ExecutorService threads) {
    this.grpc = grpc;
    this.http = http;
    this.threads = threads;
  }

  /** Starts both. */
  public static Servers start(Faces faces, Activity activity, Ports ports) throws IOException {
    // Answers are small: waiting for more to send only makes each call 40 ms longer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    ExecutorService threads = Executors.newCachedThreadPool(Servers::daemon);
    HttpServer http = http(ports);
    http.setExecutor(threads);
    faces
        .handlers()
        .forEach(
            (prefix, handler) ->
                http.createContext(prefix, handler).getFilters().add(new Doorkeeper(activity)));
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(HOST, ports.grpc()))
            .executor(threads)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .intercept(new Porter(activity));
    faces.services().forEach(builder::addService);
    Server grpc = builder.build().start();
    http.start();
    return new Servers(grpc, http, threads);
  }

  private static HttpServer http(Ports ports) throws IOException {
    if (ports.http() == 0 && ports.formerHttp().isPresent()) {
      try {
        return http(ports.formerHttp().getAsInt());
      } catch (BindException | IllegalArgumentException taken) {
        return http(0);
      }
    }
    return http(ports.http());
  }

  private static HttpServer http(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(HOST, port), 0);
  }

  public String grpcAddress() {
    return HOST + ":" + grpc.getPort();
  }

  public String httpAddress() {
    return HOST + ":" + http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    grpc.shutdown();
    try {
      if (!grpc.awaitTermination(1, TimeUnit.SECONDS)) {
        grpc.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable action) {
    Thread thread = new Thread(action, "face");
    thread.setDaemon(true);
    return thread;
  }

  /** Counts gRPC calls. */
  private static final class Porter implements ServerInterceptor {
    private final Activity activity;

    Porter(Activity activity) {
      this.activity = activity;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      if (!activity.enter()) {
        call.close(
            Status.UNAVAILABLE.withDescription("The emulator is leaving; start another."),
            new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return new Leaving<>(next.startCall(call, headers), activity);
    }
  }

  /** Says once that a call is over, however it ends. */
  private static final class Leaving<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Activity activity;
    private final AtomicBoolean left = new AtomicBoolean();

    Leaving(ServerCall.Listener<Q> listener, Activity activity) {
      super(listener);
      this.activity = activity;
    }

    @Override
    public void onComplete() {
      leave();
      super.onComplete();
    }

    @Override
    public void onCancel() {
      leave();
      super.onCancel();
    }

    private void leave() {
      if (left.compareAndSet(false, true)) {
        activity.leave();
      }
    }
  }
}
