package io.github.vertexmaven.cloud.rpc;

import com.google.api.gax.core.BackgroundResource;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.ClientSettings;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** One of Google's clients, from its beginning to the end of its last thread. */
public final class GrpcClient<C extends BackgroundResource> implements AutoCloseable {

  private static final int SECONDS_TO_CLOSE = 5;

  private final C calls;
  private final EventLoop loop;

  private GrpcClient(C calls, EventLoop loop) {
    this.calls = calls;
    this.loop = loop;
  }

  /** How a client is made of its settings. */
  public interface Making<B, C> {
    C of(B settings) throws IOException;
  }

  /** Makes the client of a service; the first call connects it. */
  public static <B extends ClientSettings.Builder<?, B>, C extends BackgroundResource>
      GrpcClient<C> of(
          Caller caller,
          B settings,
          InstantiatingGrpcChannelProvider.Builder channel,
          Making<B, C> making) {
    EventLoop loop = new EventLoop();
    try {
      return new GrpcClient<>(making.of(caller.settings(settings, channel, loop)), loop);
    } catch (IOException e) {
      loop.end(SECONDS_TO_CLOSE);
      throw new RemoteException(
          Kind.OTHER, "The client of " + caller.service() + " cannot start: " + e, e);
    }
  }

  /** What makes its calls. */
  public C calls() {
    return calls;
  }

  /** Ends it and waits until its threads are gone. */
  @Override
  public void close() {
    calls.shutdownNow();
    try {
      calls.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      loop.end(SECONDS_TO_CLOSE);
    }
  }
}
