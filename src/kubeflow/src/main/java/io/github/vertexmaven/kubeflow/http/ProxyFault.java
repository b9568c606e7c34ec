package io.github.vertexmaven.kubeflow.http;

import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.net.URI;

/** Says that a proxy lets nobody through. */
final class ProxyFault {

  static final int STATUS = 407;

  private ProxyFault() {}

  static RemoteException of(URI address, NetworkRoute route) {
    return new RemoteException(
        Kind.INVALID,
        route
            .proxy(address)
            .map(proxy -> words(proxy, address))
            .orElse(
                "A proxy on the way to "
                    + address.getHost()
                    + " needs a name and a password (HTTP 407): put it into the proxies of"
                    + " settings.xml, with username and password."),
        null);
  }

  private static String words(Proxy proxy, URI address) {
    boolean tunnel = address.getScheme().equals("https") && proxy.user().isPresent();
    return proxy.refusal()
        + (tunnel
            ? " Where it is right, Java has not sent it: it does so for https only with"
                + " -Djdk.http.auth.tunneling.disabledSchemes= in MAVEN_OPTS."
            : "");
  }
}
