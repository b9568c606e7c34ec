package io.github.vertexmaven.cloud;

import com.google.cloud.aiplatform.v1.CancelPipelineJobRequest;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.GetPipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineServiceGrpc;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;

/** A Vertex AI on a loopback port that keeps jobs and fails by script. */
final class FakeVertex extends PipelineServiceGrpc.PipelineServiceImplBase
    implements ServerInterceptor, AutoCloseable {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  final Map<String, PipelineJob> jobs = new LinkedHashMap<>();
  private final Script script = new Script();
  final List<Message> calls = script.calls;
  final Set<String> authorizations = ConcurrentHashMap.newKeySet();
  private final Server server;

  FakeVertex() {
    this.server = start(this);
  }

  /** Together with other services at the same address. */
  FakeVertex(BindableService... others) {
    List<BindableService> all = new ArrayList<>(List.of(others));
    all.add(this);
    this.server = start(all.toArray(BindableService[]::new));
  }

  /** With TLS. */
  FakeVertex(KeyManagerFactory keys) throws IOException {
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .sslContext(GrpcSslContexts.configure(SslContextBuilder.forServer(keys)).build())
            .intercept(this)
            .addService(this)
            .build()
            .start();
  }

  static {
    QuietLibraries.hush();
  }

  static Server start(BindableService... services) {
    try {
      NettyServerBuilder server =
          NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0));
      List.of(services).forEach(server::addService);
      return server.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    authorizations.add(String.valueOf(headers.get(AUTHORIZATION)));
    return next.startCall(call, headers);
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /** The next call fails before it does anything. */
  FakeVertex fail(Code code, String message, Message... details) {
    script.fail(code, message, details);
    return this;
  }

  /** The next call does its work, and its answer is lost. */
  FakeVertex loseAnswer(Code code) {
    script.loseAnswer(code);
    return this;
  }

  /** The next call does its work and never answers. */
  FakeVertex stayMute() {
    script.stayMute();
    return this;
  }

  static StatusRuntimeException error(Code code, String message, Message... details) {
    return Script.error(code, message, details);
  }

  @Override
  public void createPipelineJob(
      CreatePipelineJobRequest request, StreamObserver<PipelineJob> answer) {
    answer(request, answer, () -> create(request));
  }

  private PipelineJob create(CreatePipelineJobRequest request) {
    String name = request.getParent() + "/pipelineJobs/" + request.getPipelineJobId();
    if (jobs.containsKey(name)) {
      throw error(Code.ALREADY_EXISTS, name + " exists.");
    }
    jobs.put(name, request.getPipelineJob().toBuilder().setName(name).build());
    return jobs.get(name);
  }

  @Override
  public void getPipelineJob(GetPipelineJobRequest request, StreamObserver<PipelineJob> answer) {
    answer(request, answer, () -> job(request.getName()));
  }

  private PipelineJob job(String name) {
    if (!jobs.containsKey(name)) {
      throw error(Code.NOT_FOUND, name + " is not found.");
    }
    return jobs.get(name);
  }

  @Override
  public void listPipelineJobs(
      ListPipelineJobsRequest request, StreamObserver<ListPipelineJobsResponse> answer) {
    answer(request, answer, () -> list(request));
  }

  private ListPipelineJobsResponse list(ListPipelineJobsRequest request) {
    int from = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
    int to = Math.min(jobs.size(), from + Math.min(request.getPageSize(), 3));
    return ListPipelineJobsResponse.newBuilder()
        .addAllPipelineJobs(new ArrayList<>(jobs.values()).subList(from, to))
        .setNextPageToken(to < jobs.size() ? Integer.toString(to) : "")
        .build();
  }

  @Override
  public void cancelPipelineJob(CancelPipelineJobRequest request, StreamObserver<Empty> answer) {
    answer(
        request,
        answer,
        () -> {
          job(request.getName());
          return Empty.getDefaultInstance();
        });
  }

  private <T> void answer(Message request, StreamObserver<T> answer, Supplier<T> work) {
    script.answer(request, answer, work);
  }

  @Override
  public void close() {
    stop(server);
  }

  static void stop(Server server) {
    try {
      server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
