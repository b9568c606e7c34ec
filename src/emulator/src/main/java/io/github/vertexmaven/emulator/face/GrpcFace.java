package io.github.vertexmaven.emulator.face;

import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls as gRPC services. A method that is not among them is UNIMPLEMENTED. */
final class GrpcFace {

  private GrpcFace() {}

  static List<BindableService> of(List<Call<?, ?>> calls) {
    Map<String, ServerServiceDefinition.Builder> services = new LinkedHashMap<>();
    for (Call<?, ?> call : calls) {
      String name = call.method().getServiceName();
      add(services.computeIfAbsent(name, ServerServiceDefinition::builder), call);
    }
    List<BindableService> bindable = new ArrayList<>();
    services.values().forEach(builder -> bindable.add(builder::build));
    return bindable;
  }

  private static <Q extends Message, A extends Message> void add(
      ServerServiceDefinition.Builder builder, Call<Q, A> call) {
    builder.addMethod(
        call.method(),
        ServerCalls.asyncUnaryCall((question, observer) -> answer(call, question, observer)));
  }

  private static <Q extends Message, A extends Message> void answer(
      Call<Q, A> call, Q question, StreamObserver<A> observer) {
    try {
      A answer = call.answer().apply(question);
      observer.onNext(answer);
      observer.onCompleted();
    } catch (RuntimeException e) {
      observer.onError(StatusProto.toStatusRuntimeException(status(e)));
    }
  }

  /** A refusal as it is; anything else is a defect of ours and is said to be one. */
  static Status status(RuntimeException e) {
    return e instanceof Refused refused
        ? refused.status()
        : Refused.of(Code.INTERNAL, "The emulator failed: " + e).status();
  }
}
