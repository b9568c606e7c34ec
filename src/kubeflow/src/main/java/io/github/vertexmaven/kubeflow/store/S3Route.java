package io.github.vertexmaven.kubeflow.store;

import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.StoreAccess;
import io.github.vertexmaven.kubeflow.http.NetworkRoute;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The way to a store, by the proxy of the build that is for its address. */
final class S3Route {

  private static final String AMAZON = "https://s3.%s.amazonaws.com";

  private S3Route() {}

  static SdkHttpClient of(StoreAccess access, List<Proxy> proxies) {
    URI address = access.endpoint().orElseGet(() -> URI.create(AMAZON.formatted(access.region())));
    NetworkRoute route = new NetworkRoute(Trust.usual(), proxies);
    UrlConnectionHttpClient.Builder client = UrlConnectionHttpClient.builder();
    route.proxy(address).ifPresent(proxy -> client.proxyConfiguration(configuration(proxy)));
    Optional<String> password =
        route.password(address).filter(word -> address.getScheme().equals("http"));
    return password.isPresent() ? new Told(client.build(), password.get()) : client.build();
  }

  private static ProxyConfiguration configuration(Proxy proxy) {
    ProxyConfiguration.Builder builder =
        ProxyConfiguration.builder()
            .endpoint(URI.create("http://" + proxy.host() + ":" + proxy.port()));
    proxy.user().ifPresent(builder::username);
    proxy.password().ifPresent(builder::password);
    return builder.build();
  }

  /** Tells the proxy its password once a request is signed: the store does not get to see it. */
  private record Told(SdkHttpClient client, String password) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return client.prepareRequest(
          HttpExecuteRequest.builder()
              .request(
                  request.httpRequest().toBuilder()
                      .putHeader("Proxy-Authorization", password)
                      .build())
              .contentStreamProvider(request.contentStreamProvider().orElse(null))
              .metricCollector(request.metricCollector().orElse(null))
              .build());
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
