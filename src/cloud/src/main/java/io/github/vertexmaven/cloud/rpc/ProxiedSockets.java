package io.github.vertexmaven.cloud.rpc;

import io.github.vertexmaven.cloud.way.Way;
import io.grpc.HttpConnectProxiedSocketAddress;
import io.grpc.ProxiedSocketAddress;
import io.grpc.ProxyDetector;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;

/** Leads gRPC by the proxies of the build, as https is led. */
record ProxiedSockets(Way way) implements ProxyDetector {

  @Override
  public ProxiedSocketAddress proxyFor(SocketAddress target) {
    if (!(target instanceof InetSocketAddress place)) {
      return null;
    }
    URI address = URI.create("https://" + place.getHostString() + ":" + place.getPort());
    return way.proxy(address).map(proxy -> by(proxy, place)).orElse(null);
  }

  private ProxiedSocketAddress by(InetSocketAddress proxy, InetSocketAddress target) {
    HttpConnectProxiedSocketAddress.Builder proxied =
        HttpConnectProxiedSocketAddress.newBuilder()
            .setTargetAddress(target)
            .setProxyAddress(new InetSocketAddress(proxy.getHostString(), proxy.getPort()));
    way.login(proxy)
        .ifPresent(
            login ->
                proxied
                    .setUsername(login.user().orElseThrow())
                    .setPassword(login.password().orElse("")));
    return proxied.build();
  }
}
