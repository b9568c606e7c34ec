package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** With Maven's own encryption. */
class DecryptedSettingsTest {

  private static final String MASTER = "open";

  @TempDir Path dir;

  private DecryptedSettings settings(String master) throws Exception {
    DefaultPlexusCipher cipher = new DefaultPlexusCipher();
    String kept =
        cipher.encryptAndDecorate(master, DefaultSecDispatcher.SYSTEM_PROPERTY_SEC_LOCATION);
    Path security = dir.resolve("settings-security.xml");
    Files.writeString(
        security, "<settingsSecurity><master>" + kept + "</master></settingsSecurity>");
    return new DecryptedSettings(
        new DefaultSettingsDecrypter(
            new DefaultSecDispatcher(cipher, Map.of(), security.toString())));
  }

  private static Server server() throws Exception {
    Server server = new Server();
    server.setId("registry.acme.com");
    server.setUsername("alice");
    server.setPassword(new DefaultPlexusCipher().encryptAndDecorate("sesame", MASTER));
    return server;
  }

  @Test
  void opensPasswords() throws Exception {
    assertThat(server().getPassword()).startsWith("{").doesNotContain("sesame");
    assertThat(settings(MASTER).of(server()).getPassword()).isEqualTo("sesame");
    Proxy proxy = new Proxy();
    proxy.setPassword(server().getPassword());
    assertThat(settings(MASTER).of(proxy).getPassword()).isEqualTo("sesame");
  }

  @Test
  void leavesPlainOnesAsTheyAre() throws Exception {
    Server server = server();
    server.setPassword("sesame");
    assertThat(settings(MASTER).of(server).getPassword()).isEqualTo("sesame");
  }

  @Test
  void refusesWhatAnotherMasterPasswordHasClosed() throws Exception {
    DecryptedSettings other = settings("another");
    Server server = server();
    assertThatThrownBy(() -> other.of(server))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "The password of the server 'registry.acme.com' in settings.xml cannot be decrypted: "
                + "Failed to decrypt password for server registry.acme.com: ")
        .hasMessageEndingWith(
            "\n Encrypt it again with mvn --encrypt-password, with the settings-security.xml that"
                + " this build reads.")
        .hasMessageNotContaining(server.getPassword());
  }
}
