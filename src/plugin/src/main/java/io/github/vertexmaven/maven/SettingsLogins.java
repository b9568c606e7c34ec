package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.image.RegistryLogins;
import io.github.vertexmaven.core.service.RegistryAccess.Login;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;

/**
 * Servers and proxies of settings.xml, and what the environment says.
 *
 * @param settings settings.xml
 * @param variables the environment
 * @param layers where layers of images are kept
 */
record SettingsLogins(
    Settings settings, DecryptedSettings decrypted, Map<String, String> variables, Path layers)
    implements RegistryLogins {

  private static final String USER = "VERTEXAI_REGISTRY_USER";
  private static final String PASSWORD = "VERTEXAI_REGISTRY_PASSWORD";

  @Override
  public List<Login> of(Optional<String> own, Set<String> hosts) {
    List<Login> logins = new ArrayList<>(fromSettings(hosts));
    own.flatMap(this::fromEnvironment).ifPresent(logins::add);
    return logins;
  }

  /** Only those that are wanted are decrypted; Docker's registry has several names. */
  private List<Login> fromSettings(Set<String> hosts) {
    return settings.getServers().stream()
        .filter(server -> hosts.contains(server.getId()) || isDockerHub(server.getId(), hosts))
        .map(decrypted::of)
        .filter(server -> server.getUsername() != null && server.getPassword() != null)
        .map(SettingsLogins::login)
        .toList();
  }

  private static boolean isDockerHub(String id, Set<String> hosts) {
    return hosts.contains("registry-1.docker.io")
        && Set.of("docker.io", "index.docker.io", "registry.hub.docker.com").contains(id);
  }

  private static Login login(Server server) {
    return new Login(
        server.getId(),
        server.getUsername(),
        server.getPassword(),
        "the server '" + server.getId() + "' of settings.xml");
  }

  private Optional<Login> fromEnvironment(String host) {
    Optional<String> user = Optional.ofNullable(variables.get(USER));
    Optional<String> password = Optional.ofNullable(variables.get(PASSWORD));
    return user.flatMap(
        name ->
            password.map(
                secret ->
                    new Login(host, name, secret, "the variables " + USER + ", " + PASSWORD)));
  }

  @Override
  public List<Proxy> proxies() {
    return settings.getProxies().stream()
        .filter(org.apache.maven.settings.Proxy::isActive)
        .map(decrypted::of)
        .flatMap(
            proxy ->
                protocols(proxy).stream()
                    .map(
                        protocol ->
                            new Proxy(
                                protocol,
                                proxy.getHost(),
                                proxy.getPort(),
                                Optional.ofNullable(proxy.getUsername()),
                                Optional.ofNullable(proxy.getPassword()),
                                direct(proxy))))
        .collect(Collectors.toList());
  }

  /** Maven takes the proxy of plain HTTP for both when there is no other. */
  private static List<String> protocols(org.apache.maven.settings.Proxy proxy) {
    return "https".equalsIgnoreCase(proxy.getProtocol())
        ? List.of("https")
        : List.of("http", "https");
  }

  private static List<String> direct(org.apache.maven.settings.Proxy proxy) {
    String hosts = proxy.getNonProxyHosts();
    return hosts == null || hosts.isBlank() ? List.of() : List.of(hosts.strip().split("[|,]"));
  }
}
