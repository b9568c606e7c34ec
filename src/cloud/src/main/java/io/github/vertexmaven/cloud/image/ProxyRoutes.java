package io.github.vertexmaven.cloud.image;

import io.github.vertexmaven.core.service.ProxyChoice;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Sends requests by the proxies of settings.xml for a while. Jib asks the JVM for its way; no
 * system property is touched, and what was there before decides about all other hosts.
 */
final class ProxyRoutes {

  private static int takers;
  private static ProxySelector before;
  private static Authenticator authenticatorBefore;

  private ProxyRoutes() {}

  /** Does the work by these proxies; those of a build are the same in all of its modules. */
  static <T> T during(List<Proxy> proxies, Callable<T> work) throws Exception {
    enter(proxies);
    try {
      return work.call();
    } finally {
      leave();
    }
  }

  private static synchronized void enter(List<Proxy> proxies) {
    if (takers++ == 0) {
      before = ProxySelector.getDefault();
      authenticatorBefore = Authenticator.getDefault();
      if (!proxies.isEmpty()) {
        ProxySelector.setDefault(choice(proxies));
        Authenticator.setDefault(new Passwords(proxies, authenticatorBefore));
      }
    }
  }

  private static synchronized void leave() {
    if (--takers == 0) {
      ProxySelector.setDefault(before);
      Authenticator.setDefault(authenticatorBefore);
    }
  }

  private static ProxySelector choice(List<Proxy> proxies) {
    return new ProxyChoice(
        address -> proxies.stream().filter(proxy -> proxy.takes(address)).findFirst(), before);
  }

  /** Tells each proxy its own password, and nobody else any. */
  private static final class Passwords extends Authenticator {
    private final List<Proxy> proxies;
    private final Optional<Authenticator> before;

    Passwords(List<Proxy> proxies, Authenticator before) {
      this.proxies = proxies;
      this.before = Optional.ofNullable(before);
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      Optional<PasswordAuthentication> known =
          getRequestorType() == RequestorType.PROXY ? known() : Optional.empty();
      return known.orElseGet(() -> before.map(this::ask).orElse(null));
    }

    private Optional<PasswordAuthentication> known() {
      return proxies.stream()
          .filter(proxy -> proxy.host().equalsIgnoreCase(getRequestingHost()))
          .filter(proxy -> proxy.port() == getRequestingPort() && proxy.user().isPresent())
          .findFirst()
          .map(
              proxy ->
                  new PasswordAuthentication(
                      proxy.user().get(), proxy.password().orElse("").toCharArray()));
    }

    private PasswordAuthentication ask(Authenticator other) {
      return other.requestPasswordAuthenticationInstance(
          getRequestingHost(),
          getRequestingSite(),
          getRequestingPort(),
          getRequestingProtocol(),
          getRequestingPrompt(),
          getRequestingScheme(),
          getRequestingURL(),
          getRequestorType());
    }
  }
}
