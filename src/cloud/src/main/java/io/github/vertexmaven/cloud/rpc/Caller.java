package io.github.vertexmaven.cloud.rpc;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.ClientSettings;
import com.google.api.gax.rpc.UnaryCallSettings;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.way.Way;
import java.util.Set;

/**
 * Who calls which service, where, and how patiently.
 *
 * @param service its name in messages
 * @param address host and port, or a URL
 * @param plaintext whether to speak without TLS
 * @param project the Google Cloud project
 * @param region the region
 * @param identity who calls
 * @param policy patience with transient faults
 * @param way by which the service is reached
 */
public record Caller(
    String service,
    String address,
    boolean plaintext,
    String project,
    String region,
    Identity identity,
    RetryPolicy policy,
    Way way) {

  /** Address and credentials of a gRPC client. */
  <B extends ClientSettings.Builder<?, B>> B settings(
      B builder, InstantiatingGrpcChannelProvider.Builder channel, EventLoop loop) {
    channel.setChannelConfigurator(
        made -> {
          if (plaintext) {
            made.usePlaintext();
          }
          if (!way.isDirect()) {
            made.proxyDetector(new ProxiedSockets(way));
          }
          return loop.serve(made);
        });
    return builder
        .setEndpoint(address)
        .setCredentialsProvider(credentials())
        .setTransportChannelProvider(channel.build());
  }

  /** One attempt for each call: the client's own retries would hide from us how often it tried. */
  public Void oneAttempt(UnaryCallSettings.Builder<?, ?> call) {
    call.setRetryableCodes(Set.of()).setSimpleTimeoutNoRetriesDuration(policy.attempt());
    return null;
  }

  private CredentialsProvider credentials() {
    return identity
        .credentials()
        .<CredentialsProvider>map(FixedCredentialsProvider::create)
        .orElseGet(NoCredentialsProvider::create);
  }
}
