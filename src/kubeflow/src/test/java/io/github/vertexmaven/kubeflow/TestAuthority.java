package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority that nobody else knows, and a server that it vouches for.
 *
 * @param caFile its certificate, PEM
 * @param context of the server, {@code localhost} and {@code kubeflow.test}
 */
record TestAuthority(Path caFile, SSLContext context) {

  private static final char[] PASSWORD = "changeit".toCharArray();

  static TestAuthority in(Path folder, String... server) throws Exception {
    return in(folder, List.of("-validity", "2"), server);
  }

  /**
   * With both of them as a test wants them.
   *
   * @param authority when it is valid
   * @param server when the server's is, and for which names if not the usual
   */
  static TestAuthority in(Path folder, List<String> authority, String... server) throws Exception {
    Path store = folder.resolve("keys.p12");
    List<String> own =
        new ArrayList<>(List.of("-alias", "ca", "-dname", "CN=Test CA", "-ext", "bc:c"));
    own.addAll(authority);
    keytool(store, own);
    List<String> signed =
        new ArrayList<>(List.of("-alias", "server", "-dname", "CN=localhost", "-signer", "ca"));
    if (!List.of(server).contains("-ext")) {
      signed.addAll(List.of("-ext", "san=dns:localhost,dns:kubeflow.test"));
    }
    signed.addAll(List.of(server));
    if (!signed.contains("-validity")) {
      signed.addAll(List.of("-validity", "2"));
    }
    keytool(store, signed);
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    Path caFile =
        Files.writeString(
            folder.resolve("ca.pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getCertificate("ca").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.deleteEntry("ca");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new TestAuthority(caFile, context);
  }

  private static void keytool(Path store, List<String> more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-Xshare:auto"));
    command.addAll(more);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
