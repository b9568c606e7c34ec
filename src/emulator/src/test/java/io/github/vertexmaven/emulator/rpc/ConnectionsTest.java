package io.github.vertexmaven.emulator.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.http.Activity;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What keeps an emulator that nobody calls. */
class ConnectionsTest {

  private final Activity activity = new Activity();
  private final Connections connections = new Connections(activity);
  private final Attributes transport = connections.transportReady(Attributes.EMPTY);

  @Test
  void aConnectionKeepsTheEmulatorFromItsFirstCallToItsEnd() {
    connections.keep(callOver(transport));
    connections.keep(callOver(transport));
    assertThat(leaves()).isFalse();
    connections.transportTerminated(transport);
    assertThat(leaves()).isTrue();
  }

  @Test
  void aConnectionWithoutCallsKeepsNothing() {
    assertThat(leaves()).isTrue();
  }

  @Test
  void aCallOverAConnectionThatHasEndedKeepsNothing() {
    connections.transportTerminated(transport);
    connections.keep(callOver(transport));
    assertThat(leaves()).isTrue();
  }

  @Test
  void aConnectionThatEndsBeforeItIsReadyIsNoFault() {
    connections.transportTerminated(null);
    connections.transportTerminated(Attributes.EMPTY);
    assertThat(leaves()).isTrue();
  }

  private boolean leaves() {
    return activity.close(Duration.ZERO, () -> true);
  }

  private static ServerCall<String, String> callOver(Attributes transport) {
    return new ServerCall<>() {
      @Override
      public Attributes getAttributes() {
        return transport;
      }

      @Override
      public void request(int messages) {}

      @Override
      public void sendHeaders(Metadata headers) {}

      @Override
      public void sendMessage(String message) {}

      @Override
      public void close(Status status, Metadata trailers) {}

      @Override
      public boolean isCancelled() {
        return false;
      }

      @Override
      public MethodDescriptor<String, String> getMethodDescriptor() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
