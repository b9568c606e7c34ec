package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.remote.Images;
import io.github.vertexmaven.core.remote.RegistryAccess;
import io.github.vertexmaven.core.remote.RegistryAccess.Login;
import io.github.vertexmaven.core.remote.RegistryAccess.Proxy;
import io.github.vertexmaven.core.settings.Settings;
import io.github.vertexmaven.core.spec.ImageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The way to registries of images: the servers and proxies of settings.xml, the environment. */
final class Registries implements ImageWork.Opener {

  private static final String USER = "VERTEXAI_REGISTRY_USER";
  private static final String PASSWORD = "VERTEXAI_REGISTRY_PASSWORD";

  private final RemoteModules modules;
  private final MavenSession session;
  private final DecryptedSettings decrypted;
  private final Map<String, String> variables;
  private final Path baseDir;

  Registries(
      RemoteModules modules,
      MavenSession session,
      SettingsDecrypter decrypter,
      Map<String, String> variables,
      Path baseDir) {
    this.modules = modules;
    this.session = session;
    this.decrypted = new DecryptedSettings(decrypter);
    this.variables = variables;
    this.baseDir = baseDir;
  }

  @Override
  public Images open(Settings settings, Optional<String> own, Collection<String> others) {
    Set<String> hosts = new LinkedHashSet<>();
    own.map(ImageName::registry).ifPresent(hosts::add);
    others.forEach(image -> hosts.add(ImageName.registry(image)));
    List<Login> logins = new ArrayList<>(fromSettings(hosts));
    own.map(ImageName::registry).flatMap(this::fromEnvironment).ifPresent(logins::add);
    return modules
        .cloud()
        .connector()
        .images(
            new RegistryAccess(
                logins,
                variables,
                Connecting.credentials(settings, baseDir),
                settings.run().build().insecureRegistries(),
                proxies(),
                cache()));
  }

  /** Beside the repository of jars: layers are shared by all projects, as jars are. */
  private Path cache() {
    Path repository = Path.of(session.getLocalRepository().getBasedir());
    return repository.resolveSibling("vertexai-image-layers");
  }

  /** Only those that are wanted are decrypted; Docker's registry has several names. */
  private List<Login> fromSettings(Set<String> hosts) {
    return session.getSettings().getServers().stream()
        .filter(server -> hosts.contains(server.getId()) || isDockerHub(server.getId(), hosts))
        .map(decrypted::of)
        .filter(server -> server.getUsername() != null && server.getPassword() != null)
        .map(Registries::login)
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

  private List<Proxy> proxies() {
    return session.getSettings().getProxies().stream()
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
