package io.github.vertexmaven.core.service;

import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How registries are reached, and who one is for them. The first that knows a registry wins: the
 * given logins, Docker's configuration with its credential helpers, and for Google's registries the
 * Google account.
 *
 * @param logins names and passwords, by registry
 * @param environment where {@code DOCKER_CONFIG}, {@code XDG_RUNTIME_DIR} and {@code HOME} are
 *     looked up, and what credential helpers see
 * @param google who one is for {@code *.pkg.dev} and {@code *.gcr.io}
 * @param insecure whether registries may speak plain HTTP, or HTTPS with a certificate that nobody
 *     vouches for; passwords are sent over HTTPS only
 * @param proxies on the way
 * @param cache a folder that keeps layers from build to build
 */
public record RegistryAccess(
    List<Login> logins,
    Map<String, String> environment,
    Credentials google,
    boolean insecure,
    List<Proxy> proxies,
    Path cache) {

  /** Copies the collections. */
  public RegistryAccess {
    Objects.requireNonNull(google, "google");
    Objects.requireNonNull(cache, "cache");
    logins = List.copyOf(logins);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    proxies = List.copyOf(proxies);
  }

  /**
   * A name and a password.
   *
   * @param registry its host, with the port where it has one: {@code ghcr.io}, {@code
   *     localhost:5000}
   * @param source where they were found, for messages
   */
  public record Login(String registry, String user, String password, String source) {
    /** Refuses nulls. */
    public Login {
      Objects.requireNonNull(registry, "registry");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
      Objects.requireNonNull(source, "source");
    }

    /** Without the password. */
    @Override
    public String toString() {
      return user + " of " + source;
    }
  }

  /**
   * A proxy.
   *
   * @param protocol of the requests that take it: {@code http} or {@code https}
   * @param user the name that it wants to know
   * @param password to the name
   * @param direct patterns of hosts that are reached without it: {@code *.acme.com}
   */
  public record Proxy(
      String protocol,
      String host,
      int port,
      Optional<String> user,
      Optional<String> password,
      List<String> direct) {
    /** Copies the list. */
    public Proxy {
      direct = List.copyOf(direct);
    }

    /** Whether a request goes by it; {@code *} stands for anything, as in Maven's settings. */
    public boolean takes(URI address) {
      return protocol.equalsIgnoreCase(address.getScheme())
          && direct.stream().noneMatch(pattern -> fits(pattern, address.getHost()));
    }

    private static boolean fits(String pattern, String host) {
      String expression = pattern.strip().replace(".", "\\.").replace("*", ".*");
      return host != null && host.matches("(?i)" + expression);
    }

    /** What to say when it answers that it wants to know somebody else. */
    public String refusal() {
      String who = "The proxy " + host + ":" + port + " of settings.xml ";
      return user.map(
              name ->
                  who
                      + "does not take the password of '"
                      + name
                      + "' (HTTP 407): correct it there.")
          .orElse(
              who
                  + "needs a name and a password (HTTP 407): give the proxy a username and a"
                  + " password there.");
    }

    /** Without the password. */
    @Override
    public String toString() {
      return protocol + " by " + host + ":" + port;
    }
  }
}
