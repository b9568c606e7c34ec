package io.github.vertexmaven.kubeflow.login;

import io.github.vertexmaven.core.service.KubeflowLogin.DesktopClient;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import io.github.vertexmaven.kubeflow.json.ApiText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Logins with a browser that are kept from one build to the next, where the Python SDK keeps them
 * and in its form: by the client of the proxy.
 *
 * @param file read and written for its owner alone
 */
record KeptLogins(Path file) {

  static KeptLogins ofUser() {
    return new KeptLogins(
        Path.of(System.getProperty("user.home"), ".config", "kfp", "credentials.json"));
  }

  /** What a new token is got with. */
  Optional<String> refreshToken(String audience, String client) {
    ApiFields kept = read().fields(audience);
    return kept.text("refresh_token")
        .filter(token -> kept.text("other_client_id").filter(client::equals).isPresent());
  }

  private ApiFields read() {
    try {
      return Files.isRegularFile(file)
          ? ApiFields.parse(Files.readString(file))
          : ApiFields.empty();
    } catch (IOException | IllegalArgumentException e) {
      return ApiFields.empty();
    }
  }

  /** Keeps one beside the others; where that is not possible people log in again next time. */
  void keep(String audience, DesktopClient client, String refreshToken) {
    Map<String, Object> all = new LinkedHashMap<>();
    ApiFields before = read();
    before.keys().forEach(key -> all.put(key, new ApiText.Raw(before.json(key))));
    all.put(
        audience,
        Map.of(
            "other_client_id", client.id(),
            "other_client_secret", client.secret(),
            "refresh_token", refreshToken));
    try {
      Files.createDirectories(file.getParent());
      // A temporary file is made for its owner alone.
      Path written = Files.createTempFile(file.getParent(), "credentials", ".tmp");
      Files.writeString(written, ApiText.of(all));
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Nothing is kept.
    }
  }
}
