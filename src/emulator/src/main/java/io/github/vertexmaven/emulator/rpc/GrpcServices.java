package io.github.vertexmaven.emulator.rpc;

import com.google.protobuf.Message;
import io.github.vertexmaven.emulator.http.Rejection;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods as gRPC services. A method that is not among them is UNIMPLEMENTED. */
final class GrpcServices {

  private GrpcServices() {}

  static List<ServerServiceDefinition> of(List<RpcMethod<?, ?>> methods) {
    Map<String, ServerServiceDefinition.Builder> services = new LinkedHashMap<>();
    for (RpcMethod<?, ?> method : methods) {
      String name = method.descriptor().getServiceName();
      add(services.computeIfAbsent(name, ServerServiceDefinition::builder), method);
    }
    return services.values().stream().map(ServerServiceDefinition.Builder::build).toList();
  }

  private static <Q extends Message, A extends Message> void add(
      ServerServiceDefinition.Builder builder, RpcMethod<Q, A> method) {
    MethodDescriptor<byte[], A> raw =
        method.descriptor().toBuilder(
                new RawMarshaller(), method.descriptor().getResponseMarshaller())
            .build();
    builder.addMethod(
        raw, ServerCalls.asyncUnaryCall((bytes, observer) -> answer(method, bytes, observer)));
  }

  private static <Q extends Message, A extends Message> void answer(
      RpcMethod<Q, A> method, byte[] bytes, StreamObserver<A> observer) {
    A answer;
    try {
      answer = method.answer().apply(parsed(method, bytes));
    } catch (Rejection rejection) {
      refuse(observer, rejection);
      return;
    } catch (StackOverflowError e) {
      refuse(observer, Rejection.invalid(Rejection.TOO_DEEP));
      return;
    } catch (RuntimeException e) {
      refuse(observer, Rejection.failed(e));
      return;
    }
    observer.onNext(answer);
    observer.onCompleted();
  }

  private static <Q extends Message> Q parsed(RpcMethod<Q, ?> method, byte[] bytes) {
    try {
      Q question = method.descriptor().parseRequest(new ByteArrayInputStream(bytes));
      JsonForm.check(question);
      return question;
    } catch (StatusRuntimeException e) {
      String problem = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw Rejection.invalid(
          "The message is not a "
              + method.question().getDescriptorForType().getName()
              + ": "
              + problem);
    }
  }

  private static void refuse(StreamObserver<?> observer, Rejection refusal) {
    observer.onError(StatusProto.toStatusRuntimeException(StatusForm.forGrpc(refusal)));
  }
}
