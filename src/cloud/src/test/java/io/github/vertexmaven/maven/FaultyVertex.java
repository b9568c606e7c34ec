package io.github.vertexmaven.maven;

import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import io.grpc.CallOptions;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Stands before the gRPC services of an emulator; some calls fail by script, on either side. */
final class FaultyVertex extends HandlerRegistry implements AutoCloseable {

  /** What happens to one call of a method. */
  private record Fault(String method, StatusRuntimeException error, boolean afterEffect) {}

  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
          return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  private final ManagedChannel emulator;
  private final Server server;
  private final String address;
  private final List<Fault> script = Collections.synchronizedList(new ArrayList<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** One in front of an emulator, with the caller's credentials. */
  FaultyVertex(String target, Credentials credentials) {
    String[] place = target.split(":");
    Metadata headers = new Metadata();
    if (credentials instanceof Token token) {
      headers.put(
          Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
          "Bearer " + token.value());
    }
    emulator =
        NettyChannelBuilder.forAddress(place[0], Integer.parseInt(place[1]))
            .usePlaintext()
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
            .build();
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
              .fallbackHandlerRegistry(this)
              .build()
              .start();
      this.address = "127.0.0.1:" + server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return address;
  }

  /** The next call of the method fails before it does anything. */
  FaultyVertex fail(String method, Code code, String message, Message... details) {
    script.add(new Fault(method, error(code, message, details), false));
    return this;
  }

  /** The next call of the method does its work, and its answer is lost. */
  FaultyVertex loseAnswer(String method, Code code) {
    script.add(new Fault(method, error(code, "the answer was lost"), true));
    return this;
  }

  /** How often a method was called. */
  long calls(String method) {
    return List.copyOf(calls).stream().filter(method::equals).count();
  }

  private static StatusRuntimeException error(Code code, String message, Message... details) {
    Status.Builder status = Status.newBuilder().setCode(code.getNumber()).setMessage(message);
    for (Message detail : details) {
      status.addDetails(com.google.protobuf.Any.pack(detail));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
    MethodDescriptor<byte[], byte[]> method =
        MethodDescriptor.newBuilder(BYTES, BYTES)
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(name)
            .build();
    return ServerMethodDefinition.create(
        method, ServerCalls.asyncUnaryCall((request, answer) -> answer(method, request, answer)));
  }

  private void answer(
      MethodDescriptor<byte[], byte[]> method, byte[] request, StreamObserver<byte[]> answer) {
    calls.add(method.getBareMethodName());
    Fault fault = next(method.getBareMethodName());
    if (fault != null && !fault.afterEffect()) {
      answer.onError(fault.error());
      return;
    }
    try {
      byte[] answered =
          ClientCalls.blockingUnaryCall(emulator, method, CallOptions.DEFAULT, request);
      if (fault == null) {
        answer.onNext(answered);
        answer.onCompleted();
      } else {
        answer.onError(fault.error());
      }
    } catch (StatusRuntimeException e) {
      answer.onError(e);
    }
  }

  private synchronized Fault next(String method) {
    for (Fault fault : List.copyOf(script)) {
      if (fault.method().equals(method)) {
        script.remove(fault);
        return fault;
      }
    }
    return null;
  }

  /** Nobody listens any more. */
  void leave() {
    server.shutdownNow();
  }

  @Override
  public void close() {
    leave();
    emulator.shutdownNow();
  }
}
