package io.github.vertexmaven.cloud.storage;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.cloud.way.Way;
import java.time.Duration;

/** Makes the client of the JSON API. */
final class StorageClient {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private StorageClient() {}

  static Storage of(Caller caller) {
    Credentials credentials = caller.identity().credentials().orElse(NoCredentials.getInstance());
    return StorageOptions.http()
        .setHost(caller.address())
        .setProjectId(caller.project())
        .setCredentials(credentials)
        .setRetrySettings(patience(caller.policy()))
        .setStorageRetryStrategy(new StoragePatience())
        .setTransportOptions(timeouts(caller.policy(), caller.way()))
        .build()
        .getService();
  }

  private static RetrySettings patience(RetryPolicy policy) {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(policy.first())
        .setRetryDelayMultiplier(policy.factor())
        .setMaxRetryDelayDuration(policy.longest())
        .setInitialRpcTimeoutDuration(policy.attempt())
        .setMaxRpcTimeoutDuration(policy.attempt())
        .setTotalTimeoutDuration(policy.total())
        .build();
  }

  private static HttpTransportOptions timeouts(RetryPolicy policy, Way way) {
    int attempt = Math.toIntExact(policy.attempt().toMillis());
    HttpTransportOptions.Builder options = HttpTransportOptions.newBuilder();
    if (!way.isDirect()) {
      options.setHttpTransportFactory(way::http);
    }
    return options
        .setConnectTimeout(Math.min(attempt, Math.toIntExact(CONNECT.toMillis())))
        .setReadTimeout(attempt)
        .build();
  }
}
