package io.github.vertexmaven.kubeflow.http;

import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.ProxyChoice;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The way to servers: whom one believes to be them, and what is in between. What no proxy of the
 * build is for goes the way that Java goes. This machine is reached without any.
 *
 * @param proxies of the build
 */
public record NetworkRoute(Trust trust, List<Proxy> proxies) {

  /** Copies the list. */
  public NetworkRoute {
    proxies = List.copyOf(proxies);
  }

  /** Without proxies of the build. */
  public static NetworkRoute direct(Trust trust) {
    return new NetworkRoute(trust, List.of());
  }

  /** The proxy that a request goes by. */
  public Optional<Proxy> proxy(URI address) {
    return isHere(address.getHost())
        ? Optional.empty()
        : proxies.stream().filter(proxy -> proxy.takes(address)).findFirst();
  }

  private static boolean isHere(String host) {
    return host == null || host.matches("(?i)localhost|127\\.[0-9.]+|\\[::1\\]");
  }

  /** What the proxy of a request is told, where it wants to know somebody. */
  public Optional<String> password(URI address) {
    return proxy(address)
        .flatMap(
            proxy ->
                proxy
                    .user()
                    .map(
                        user ->
                            Base64.getEncoder()
                                .encodeToString(
                                    (user + ":" + proxy.password().orElse(""))
                                        .getBytes(StandardCharsets.UTF_8))))
        .map(words -> "Basic " + words);
  }

  /** For the JDK's client. */
  ProxySelector selector() {
    return new ProxyChoice(this::proxy, ProxySelector.getDefault());
  }
}
