package io.github.vertexmaven.emulator.face;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One method of a service with its answer; both faces are made from a list of these.
 *
 * @param rules where REST finds it
 */
record Call<Q extends Message, A extends Message>(
    MethodDescriptor<Q, A> method, List<HttpRule> rules, Function<Q, A> answer) {

  /** A method whose proto says where REST finds it. */
  static <Q extends Message, A extends Message> Call<Q, A> of(
      MethodDescriptor<Q, A> method, Function<Q, A> answer) {
    ProtoMethodDescriptorSupplier supplier =
        (ProtoMethodDescriptorSupplier) method.getSchemaDescriptor();
    HttpRule rule = supplier.getMethodDescriptor().getOptions().getExtension(AnnotationsProto.http);
    List<HttpRule> rules =
        Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream()).toList();
    return new Call<>(method, rules, answer);
  }

  static <Q extends Message, A extends Message> Call<Q, A> of(
      MethodDescriptor<Q, A> method, HttpRule rule, Function<Q, A> answer) {
    return new Call<>(method, List.of(rule), answer);
  }
}
