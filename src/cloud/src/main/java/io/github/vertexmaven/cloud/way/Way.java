package io.github.vertexmaven.cloud.way;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v2.ApacheHttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.github.vertexmaven.core.service.ProxyChoice;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.protocol.HttpContext;

/**
 * By which proxies servers are reached. What no proxy of the build is for goes the way that Java
 * goes. This machine, and the metadata server that answers only its own machine, are reached
 * without any.
 */
public final class Way {

  private static final Way DIRECT = new Way(List.of(), new NetHttpTransport());

  private static final String HERE =
      "(?i)localhost|127\\.[0-9.]+|\\[::1\\]|metadata\\.google\\.internal|169\\.254\\.169\\.254";

  /** The limits of a request do not hold for TLS in a tunnel. */
  private static final int HANDSHAKE_MS = 60_000;

  private final List<Proxy> proxies;
  private final HttpTransport http;

  private Way(List<Proxy> proxies, HttpTransport http) {
    this.proxies = List.copyOf(proxies);
    this.http = http;
  }

  /** As Google's clients go by themselves. */
  public static Way direct() {
    return DIRECT;
  }

  /** By the proxies of the build. */
  public static Way by(List<Proxy> proxies) {
    return proxies.isEmpty() ? DIRECT : new Way(proxies, transport(proxies));
  }

  /** Whether Google's clients find it by themselves. */
  public boolean isDirect() {
    return proxies.isEmpty();
  }

  /** For HTTP. */
  public HttpTransport http() {
    return http;
  }

  /** The proxy for an address. */
  public Optional<InetSocketAddress> proxy(URI address) {
    return proxy(proxies, address);
  }

  private static Optional<InetSocketAddress> proxy(List<Proxy> proxies, URI address) {
    return selector(proxies).select(address).stream()
        .filter(way -> way.type() == java.net.Proxy.Type.HTTP)
        .map(way -> (InetSocketAddress) way.address())
        .findFirst();
  }

  /** The name and the password that a proxy wants to know. */
  public Optional<Proxy> login(InetSocketAddress proxy) {
    return proxies.stream()
        .filter(one -> one.host().equalsIgnoreCase(proxy.getHostString()))
        .filter(one -> one.port() == proxy.getPort() && one.user().isPresent())
        .findFirst();
  }

  /** The proxy of the build for an address. */
  public Optional<Proxy> chosen(URI address) {
    return chosen(proxies, address);
  }

  private static ProxySelector selector(List<Proxy> proxies) {
    return new ProxyChoice(address -> chosen(proxies, address), ProxySelector.getDefault());
  }

  private static Optional<Proxy> chosen(List<Proxy> proxies, URI address) {
    return String.valueOf(address.getHost()).matches(HERE)
        ? Optional.empty()
        : proxies.stream().filter(proxy -> proxy.takes(address)).findFirst();
  }

  /** The JDK tells proxies no password for https; this client tells each its own. */
  private static HttpTransport transport(List<Proxy> proxies) {
    CredentialsProvider passwords = new BasicCredentialsProvider();
    for (Proxy proxy : proxies) {
      proxy
          .user()
          .ifPresent(
              user ->
                  passwords.setCredentials(
                      new AuthScope(proxy.host(), proxy.port()),
                      new UsernamePasswordCredentials(user, proxy.password().orElse(""))));
    }
    return new ApacheHttpTransport(
        ApacheHttpTransport.newDefaultHttpClientBuilder()
            .setRoutePlanner(new Routes(proxies))
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(HANDSHAKE_MS).build())
            .setDefaultCredentialsProvider(passwords)
            .build());
  }

  /** The client's own planner calls a proxy by its number, which has no password. */
  private static final class Routes extends DefaultRoutePlanner {

    private final List<Proxy> proxies;

    Routes(List<Proxy> proxies) {
      super(null);
      this.proxies = proxies;
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpRequest request, HttpContext context) {
      return proxy(proxies, URI.create(target.toURI()))
          .map(proxy -> new HttpHost(proxy.getHostString(), proxy.getPort()))
          .orElse(null);
    }
  }
}
