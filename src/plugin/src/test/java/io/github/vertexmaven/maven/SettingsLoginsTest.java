package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.RegistryAccess.Login;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.junit.jupiter.api.Test;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

class SettingsLoginsTest {

  private static final Map<String, String> VARIABLES =
      Map.of("VERTEXAI_REGISTRY_USER", "bob", "VERTEXAI_REGISTRY_PASSWORD", "secret");

  private final Settings settings = new Settings();

  private SettingsLogins logins(Map<String, String> variables) throws Exception {
    return new SettingsLogins(
        settings,
        new DecryptedSettings(
            new DefaultSettingsDecrypter(
                new DefaultSecDispatcher(new DefaultPlexusCipher(), Map.of(), "none.xml"))),
        variables,
        Path.of("layers"));
  }

  private void server(String id, String user, String password) {
    Server server = new Server();
    server.setId(id);
    server.setUsername(user);
    server.setPassword(password);
    settings.addServer(server);
  }

  private static Login ofServer(String id) {
    return new Login(id, "alice", "sesame", "the server '" + id + "' of settings.xml");
  }

  @Test
  void aServerIsAskedBeforeTheEnvironment() throws Exception {
    server("registry.acme.com", "alice", "sesame");
    server("maven.acme.com", "eve", "other");
    assertThat(logins(VARIABLES).of(Optional.of("registry.acme.com"), Set.of("registry.acme.com")))
        .containsExactly(
            ofServer("registry.acme.com"),
            new Login(
                "registry.acme.com",
                "bob",
                "secret",
                "the variables VERTEXAI_REGISTRY_USER, VERTEXAI_REGISTRY_PASSWORD"));
  }

  /** The password of the environment is for the project's own registry; no other sees it. */
  @Test
  void onlyTheOwnRegistryGetsThePasswordOfTheEnvironment() throws Exception {
    assertThat(logins(VARIABLES).of(Optional.empty(), Set.of("ghcr.io"))).isEmpty();
    assertThat(logins(VARIABLES).of(Optional.of("own.acme.com"), Set.of("own.acme.com", "ghcr.io")))
        .extracting(Login::registry)
        .containsExactly("own.acme.com");
    assertThat(
            logins(Map.of("VERTEXAI_REGISTRY_USER", "bob"))
                .of(Optional.of("own.acme.com"), Set.of("own.acme.com")))
        .isEmpty();
  }

  @Test
  void dockersRegistryHasSeveralNames() throws Exception {
    server("docker.io", "alice", "sesame");
    assertThat(logins(Map.of()).of(Optional.empty(), Set.of("registry-1.docker.io")))
        .containsExactly(ofServer("docker.io"));
    assertThat(logins(Map.of()).of(Optional.empty(), Set.of("ghcr.io"))).isEmpty();
  }

  @Test
  void aServerWithoutANameOrAPasswordIsNoLogin() throws Exception {
    server("registry.acme.com", null, "token");
    assertThat(logins(Map.of()).of(Optional.empty(), Set.of("registry.acme.com"))).isEmpty();
  }

  @Test
  void goesByTheActiveProxies() throws Exception {
    settings.addProxy(proxy("http", true));
    settings.addProxy(proxy("https", true));
    settings.addProxy(proxy("https", false));
    assertThat(logins(Map.of()).proxies())
        .extracting(Proxy::protocol)
        .containsExactly("http", "https", "https");
    assertThat(logins(Map.of()).proxies())
        .allSatisfy(
            proxy -> {
              assertThat(proxy.host()).isEqualTo("proxy.acme.com");
              assertThat(proxy.direct()).containsExactly("localhost", "*.acme.com");
            });
  }

  private static org.apache.maven.settings.Proxy proxy(String protocol, boolean active) {
    org.apache.maven.settings.Proxy proxy = new org.apache.maven.settings.Proxy();
    proxy.setProtocol(protocol);
    proxy.setActive(active);
    proxy.setHost("proxy.acme.com");
    proxy.setPort(3128);
    proxy.setNonProxyHosts("localhost|*.acme.com");
    return proxy;
  }
}
