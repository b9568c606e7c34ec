package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.MetadataServiceGrpc;
import com.google.cloud.aiplatform.v1.PipelineServiceGrpc;
import com.google.cloud.aiplatform.v1.ScheduleServiceGrpc;
import com.google.logging.v2.LoggingServiceV2Grpc;
import com.google.longrunning.OperationsGrpc;
import com.google.protobuf.Message;
import io.github.vertexmaven.fuzz.FuzzRun;
import io.github.vertexmaven.fuzz.Mutation;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages and frames made by chance, sent to every method over a real connection: whatever is
 * sent, it is answered or the connection ends, and the emulator does not fail.
 */
class GrpcFuzzTest {

  private static final int PATIENCE_SECONDS = 60;
  private static final Set<Status.Code> FAILURES =
      Set.of(
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN,
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.DATA_LOSS);

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

  private static final Pattern NAME =
      Pattern.compile("projects/\\d+/locations/[a-z0-9-]+/[a-zA-Z]+/[A-Za-z0-9/-]+");

  private static final int MOST_KNOWN = 200;

  @TempDir Path place;

  /** Names that answers have told. */
  private final List<String> known = new ArrayList<>();

  /** A method that is served, with an empty question. */
  private record Asked(MethodDescriptor<byte[], byte[]> method, Message question) {

    private static Asked of(MethodDescriptor<?, ?> method) {
      MethodDescriptor.PrototypeMarshaller<?> marshaller =
          (MethodDescriptor.PrototypeMarshaller<?>) method.getRequestMarshaller();
      return new Asked(
          method.toBuilder(BYTES, BYTES).build(), (Message) marshaller.getMessagePrototype());
    }

    private byte[] call(ManagedChannel channel, byte[] message) {
      return ClientCalls.blockingUnaryCall(
          channel,
          method,
          CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS),
          message);
    }

    private boolean isServed(ManagedChannel channel) {
      try {
        call(channel, new byte[0]);
        return true;
      } catch (StatusRuntimeException e) {
        return e.getStatus().getCode() != Status.Code.UNIMPLEMENTED;
      }
    }
  }

  private static List<Asked> methods(ManagedChannel channel) {
    return Stream.of(
            PipelineServiceGrpc.getServiceDescriptor(),
            ScheduleServiceGrpc.getServiceDescriptor(),
            MetadataServiceGrpc.getServiceDescriptor(),
            OperationsGrpc.getServiceDescriptor(),
            LoggingServiceV2Grpc.getServiceDescriptor())
        .flatMap(service -> service.getMethods().stream())
        .map(Asked::of)
        .filter(asked -> asked.isServed(channel))
        .toList();
  }

  @Tag("slow")
  @Test
  void isAnswered() throws Exception {
    FuzzRun run = FuzzRun.of("grpc", 600);
    FuzzHome home = new FuzzHome(place);
    try (Lab lab = Lab.open(home.folder())) {
      ManagedChannel channel =
          NettyChannelBuilder.forTarget(lab.grpcAddress())
              .usePlaintext()
              .maxInboundMessageSize(Integer.MAX_VALUE)
              .build();
      try {
        List<Asked> methods = methods(channel);
        assertThat(methods).hasSizeGreaterThan(35);
        while (run.next()) {
          Mutation mutation = new Mutation(run.random());
          Asked asked = mutation.oneOf(methods);
          byte[] message =
              new AnyMessage(mutation, run.random(), known).of(asked.question()).toByteArray();
          byte[] sent = run.random().nextInt(3) == 0 ? mutation.bytes(message) : message;
          if (run.random().nextInt(4) == 0) {
            frames(lab.grpcAddress(), mutation.bytes(frames(asked.method(), sent)), run);
          } else {
            call(channel, asked, sent, run);
          }
          if (run.count() % 100 == 0) {
            home.strays().forEach(run::found);
            call(channel, methods.get(0), new byte[0], run);
          }
        }
        System.out.println(methods.size() + " methods");
      } finally {
        channel.shutdownNow();
      }
    }
    assertThat(run.findings()).isEmpty();
  }

  private void call(ManagedChannel channel, Asked asked, byte[] message, FuzzRun run) {
    try {
      learn(new String(asked.call(channel, message), ISO_8859_1));
      run.ended("OK");
    } catch (StatusRuntimeException e) {
      Status status = e.getStatus();
      run.ended(status.getCode().name());
      if (FAILURES.contains(status.getCode())) {
        run.found(asked.method().getBareMethodName() + ": " + status + "\n" + text(asked, message));
      }
    }
  }

  private void learn(String answer) {
    Matcher name = NAME.matcher(answer);
    while (name.find() && known.size() < MOST_KNOWN) {
      known.add(name.group());
    }
    if (known.size() == MOST_KNOWN) {
      known.subList(0, MOST_KNOWN / 2).clear();
    }
  }

  private static String text(Asked asked, byte[] message) {
    try {
      return asked.question().getParserForType().parseFrom(message).toString();
    } catch (IOException e) {
      return new String(message, ISO_8859_1);
    }
  }

  /** A whole connection: what a client says first, and one call. */
  private static byte[] frames(MethodDescriptor<?, ?> method, byte[] message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8));
    out.write(frame(4, 0, 0, new byte[] {0, 3, 0, 0, 0, 100, 0, 4, 0, 1, 0, 0}));
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    for (String[] field :
        List.of(
            new String[] {":method", "POST"},
            new String[] {":scheme", "http"},
            new String[] {":path", "/" + method.getFullMethodName()},
            new String[] {":authority", "127.0.0.1"},
            new String[] {"te", "trailers"},
            new String[] {"content-type", "application/grpc"},
            new String[] {"grpc-timeout", "10S"})) {
      headers.write(0);
      for (String part : field) {
        headers.write(part.length());
        headers.write(part.getBytes(UTF_8));
      }
    }
    out.write(frame(1, 4, 1, headers.toByteArray()));
    ByteBuffer data = ByteBuffer.allocate(5 + message.length);
    data.put((byte) 0).putInt(message.length).put(message);
    out.write(frame(0, 1, 1, data.array()));
    return out.toByteArray();
  }

  private static byte[] frame(int type, int flags, int stream, byte[] content) {
    ByteBuffer frame = ByteBuffer.allocate(9 + content.length);
    frame.put((byte) (content.length >> 16)).putShort((short) content.length);
    return frame.put((byte) type).put((byte) flags).putInt(stream).put(content).array();
  }

  /** Sends them and says no more: the connection ends, with an answer or without. */
  private static void frames(String address, byte[] frames, FuzzRun run) throws IOException {
    int port = Integer.parseInt(address.split(":")[1]);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_SECONDS * 1000);
      socket.getOutputStream().write(frames);
      socket.shutdownOutput();
      int answered = socket.getInputStream().readAllBytes().length;
      run.ended(answered > 0 ? "answered frames" : "closed");
    } catch (SocketTimeoutException e) {
      run.found("the connection stays open after " + new String(frames, ISO_8859_1));
    } catch (SocketException e) {
      run.ended("closed");
    }
  }
}
