package io.github.vertexmaven.cloud.image;

import com.google.cloud.tools.jib.api.InsecureRegistryException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;

/**
 * Sees in one attempt whether a registry speaks HTTPS with a certificate that this machine trusts.
 * Jib takes such a refusal for a passing fault and tries for a minute.
 */
final class Handshake {

  private static final int PATIENCE_MS = 20_000;

  private Handshake() {}

  static void with(String registry) throws IOException, InsecureRegistryException {
    URL url = URI.create("https://" + registry + "/v2/").toURL();
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setConnectTimeout(PATIENCE_MS);
    connection.setReadTimeout(PATIENCE_MS);
    try {
      connection.connect();
    } catch (SSLException e) {
      throw new InsecureRegistryException(url, e);
    } finally {
      connection.disconnect();
    }
  }
}
