package io.github.vertexmaven.emulator.rpc;

import com.google.protobuf.Message;
import io.github.vertexmaven.emulator.http.Rejection;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
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
    builder.addMethod(
        method.descriptor(),
        ServerCalls.asyncUnaryCall((question, observer) -> answer(method, question, observer)));
  }

  private static <Q extends Message, A extends Message> void answer(
      RpcMethod<Q, A> method, Q question, StreamObserver<A> observer) {
    try {
      A answer = method.answer().apply(question);
      observer.onNext(answer);
      observer.onCompleted();
    } catch (Rejection refusal) {
      refuse(observer, refusal);
    } catch (RuntimeException e) {
      refuse(observer, Rejection.failed(e));
    }
  }

  private static void refuse(StreamObserver<?> observer, Rejection refusal) {
    observer.onError(StatusProto.toStatusRuntimeException(StatusForm.status(refusal)));
  }
}
