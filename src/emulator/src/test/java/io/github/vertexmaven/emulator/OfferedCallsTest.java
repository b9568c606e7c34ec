package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.MetadataServiceGrpc;
import com.google.cloud.aiplatform.v1.PipelineServiceGrpc;
import com.google.cloud.aiplatform.v1.ScheduleServiceGrpc;
import com.google.longrunning.OperationsGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each call that the emulator answers is made by a suite, and so by Google's own client and over
 * REST; and the README lists it.
 */
class OfferedCallsTest extends LabTest {

  private static final List<ServiceDescriptor> SERVICES =
      List.of(
          PipelineServiceGrpc.getServiceDescriptor(),
          ScheduleServiceGrpc.getServiceDescriptor(),
          MetadataServiceGrpc.getServiceDescriptor(),
          OperationsGrpc.getServiceDescriptor());

  private static final Pattern NAME = Pattern.compile("\"([A-Z][A-Za-z]+)\"");

  /** Of all calls that Google's protos have, those that are more than unknown here. */
  private TreeSet<String> offered() {
    ManagedChannel channel =
        ManagedChannelBuilder.forTarget(lab.grpcAddress()).usePlaintext().build();
    try {
      TreeSet<String> offered = new TreeSet<>();
      for (ServiceDescriptor service : SERVICES) {
        for (MethodDescriptor<?, ?> method : service.getMethods()) {
          if (isOffered(channel, method)) {
            offered.add(method.getBareMethodName());
          }
        }
      }
      return offered;
    } finally {
      channel.shutdownNow();
    }
  }

  private static <Q> boolean isOffered(ManagedChannel channel, MethodDescriptor<Q, ?> method) {
    Q question =
        ((MethodDescriptor.PrototypeMarshaller<Q>) method.getRequestMarshaller())
            .getMessagePrototype();
    try {
      ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, question);
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() != Status.Code.UNIMPLEMENTED;
    }
  }

  private static TreeSet<String> called() throws IOException {
    TreeSet<String> called = new TreeSet<>();
    Path tests = Path.of("src/test/java/io/github/vertexmaven/emulator");
    try (Stream<Path> files = Files.list(tests)) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith("Suite.java") || file.endsWith("Service.java")) {
          NAME.matcher(Files.readString(file))
              .results()
              .map(one -> one.group(1))
              .forEach(called::add);
        }
      }
    }
    return called;
  }

  @Test
  void aSuiteMakesEachOfThem() throws IOException {
    TreeSet<String> offered = offered();
    assertThat(offered).hasSizeGreaterThan(30);
    assertThat(called()).containsAll(offered);
  }

  @Test
  void theReadmeListsThemAndNoOther() throws IOException {
    String text = Files.readString(Path.of("README.md"));
    String calls = text.substring(text.indexOf("## Calls of Vertex AI"));
    TreeSet<String> listed = new TreeSet<>();
    Pattern.compile("`([A-Z][a-z]+[A-Z][A-Za-z]+)`")
        .matcher(calls.substring(0, calls.indexOf("\n## ")))
        .results()
        .map(one -> one.group(1))
        .filter(name -> !name.endsWith("Service"))
        .forEach(listed::add);
    assertThat(listed).isEqualTo(offered());
  }
}
