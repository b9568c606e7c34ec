package io.github.vertexmaven.cloud.rpc;

import com.google.api.gax.core.BackgroundResource;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.ClientSettings;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The beginning and the end of Google's clients. */
public final class GrpcClient {

  private static final int SECONDS_TO_CLOSE = 5;

  private GrpcClient() {}

  /** How a client is made of its settings. */
  public interface Making<B, C> {
    C of(B settings) throws IOException;
  }

  /** Makes the client of a service; the first call connects it. */
  public static <B extends ClientSettings.Builder<?, B>, C> C of(
      Caller caller,
      B settings,
      InstantiatingGrpcChannelProvider.Builder channel,
      Making<B, C> making) {
    try {
      return making.of(caller.settings(settings, channel));
    } catch (IOException e) {
      throw new RemoteException(
          Kind.OTHER, "The client of " + caller.service() + " cannot start: " + e, e);
    }
  }

  /** Ends it and waits until its threads are gone. */
  public static void end(BackgroundResource client) {
    client.shutdownNow();
    try {
      client.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
