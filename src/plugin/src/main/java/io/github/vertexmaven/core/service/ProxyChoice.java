package io.github.vertexmaven.core.service;

import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends requests by the proxies of the build, and all others the way that Java goes. */
public final class ProxyChoice extends ProxySelector {

  private final Function<URI, Optional<Proxy>> proxies;
  private final Optional<ProxySelector> usual;

  /**
   * A choice.
   *
   * @param proxies the proxy of the build that an address is reached by
   * @param usual who decides about all other addresses; null for nobody
   */
  public ProxyChoice(Function<URI, Optional<Proxy>> proxies, ProxySelector usual) {
    this.proxies = proxies;
    this.usual = Optional.ofNullable(usual);
  }

  @Override
  public List<java.net.Proxy> select(URI address) {
    return proxies
        .apply(address)
        .map(proxy -> new InetSocketAddress(proxy.host(), proxy.port()))
        .map(place -> List.of(new java.net.Proxy(java.net.Proxy.Type.HTTP, place)))
        .orElseGet(
            () ->
                usual
                    .map(selector -> selector.select(address))
                    .orElse(List.of(java.net.Proxy.NO_PROXY)));
  }

  @Override
  public void connectFailed(URI address, SocketAddress place, IOException fault) {
    usual.ifPresent(selector -> selector.connectFailed(address, place, fault));
  }
}
