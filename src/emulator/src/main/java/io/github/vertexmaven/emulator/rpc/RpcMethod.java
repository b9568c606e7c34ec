package io.github.vertexmaven.emulator.rpc;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A method of a service with what answers it; gRPC and REST are both made from a list of these.
 *
 * @param rules where REST finds it
 */
public record RpcMethod<Q extends Message, A extends Message>(
    MethodDescriptor<Q, A> descriptor, List<HttpRule> rules, Function<Q, A> answer) {

  /** Copies the list. */
  public RpcMethod {
    rules = List.copyOf(rules);
  }

  /** A method whose proto says where REST finds it. */
  public static <Q extends Message, A extends Message> RpcMethod<Q, A> of(
      MethodDescriptor<Q, A> descriptor, Function<Q, A> answer) {
    ProtoMethodDescriptorSupplier supplier =
        (ProtoMethodDescriptorSupplier) descriptor.getSchemaDescriptor();
    HttpRule rule = supplier.getMethodDescriptor().getOptions().getExtension(AnnotationsProto.http);
    List<HttpRule> rules =
        Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream()).toList();
    return new RpcMethod<>(descriptor, rules, answer);
  }

  public static <Q extends Message, A extends Message> RpcMethod<Q, A> of(
      MethodDescriptor<Q, A> descriptor, HttpRule rule, Function<Q, A> answer) {
    return new RpcMethod<>(descriptor, List.of(rule), answer);
  }

  /** An empty request. */
  Message question() {
    return (Message)
        ((MethodDescriptor.PrototypeMarshaller<Q>) descriptor.getRequestMarshaller())
            .getMessagePrototype();
  }

  @SuppressWarnings("unchecked")
  Message call(Message message) {
    return answer.apply((Q) message);
  }
}
