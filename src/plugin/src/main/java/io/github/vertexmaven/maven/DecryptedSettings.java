package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import java.util.List;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * Passwords of settings.xml in plain text. One that cannot be decrypted is never sent as it stands.
 */
record DecryptedSettings(SettingsDecrypter decrypter) {

  Server of(Server server) {
    return decrypt(
            new DefaultSettingsDecryptionRequest(server), "the server '" + server.getId() + "'")
        .getServer();
  }

  Proxy of(Proxy proxy) {
    return decrypt(new DefaultSettingsDecryptionRequest(proxy), "the proxy '" + proxy.getId() + "'")
        .getProxy();
  }

  private SettingsDecryptionResult decrypt(SettingsDecryptionRequest request, String whose) {
    SettingsDecryptionResult result = decrypter.decrypt(request);
    List<SettingsProblem> problems = result.getProblems();
    if (!problems.isEmpty()) {
      throw new UserException(
          "The password of "
              + whose
              + " in settings.xml cannot be decrypted: "
              + problems.get(0).getMessage()
              + "\n"
              + " Encrypt it again with mvn --encrypt-password, with the settings-security.xml that"
              + " this build reads.");
    }
    return result;
  }
}
