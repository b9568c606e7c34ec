package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's Identity-Aware Proxy, over TLS with an authority that nobody else knows. */
class IapLoginTest {

  private static final String CLIENT = "123-abc.apps.googleusercontent.com";

  @TempDir static Path dir;

  private static Path caFile;
  private static SSLContext context;
  private static KeyPair google;

  private final Lent lent = new Lent();
  private FakeKubeflow server;

  /** The clock of the proxy, behind ours by so many seconds. */
  private long later;

  @BeforeAll
  static void makeAuthority() throws Exception {
    TestAuthority authority = TestAuthority.in(dir);
    caFile = authority.caFile();
    context = authority.context();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    google = generator.generateKeyPair();
  }

  private Remote open(Trust trust) throws IOException {
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context));
    server = new FakeKubeflow(https, api -> exchange -> letIn(exchange, api));
    return new KubeflowClient(Installations.QUICK)
        .connect(
            Installations.target(
                server.address(),
                new KubeflowLogin.Iap(CLIENT, new Anonymous(), Optional.empty()),
                trust),
            lent);
  }

  private static Trust trust() {
    return new Trust(Optional.of(caFile), false);
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  /** A token as Google signs it. */
  private String token(String audience, String issuer, long seconds, KeyPair signer) {
    JsonObject claims = new JsonObject();
    claims.addProperty("aud", audience);
    claims.addProperty("iss", issuer);
    claims.addProperty("email", "robot@acme.iam.gserviceaccount.com");
    claims.addProperty("exp", Instant.now().getEpochSecond() + seconds + later);
    String text =
        base64("{\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.toString().getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(signer.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void letIn(HttpExchange exchange, HttpHandler api) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null) {
      exchange.getResponseHeaders().set("Location", "https://accounts.google.com/o/oauth2/v2/auth");
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
      return;
    }
    Optional<String> problem = problem(header.replaceFirst("^Bearer ", ""));
    if (problem.isPresent()) {
      exchange.getResponseHeaders().set("x-goog-iap-generated-response", "true");
      FakeKubeflow.send(exchange, 401, "text/plain", "Invalid IAP credentials: " + problem.get());
      return;
    }
    api.handle(exchange);
  }

  private Optional<String> problem(String token) {
    String[] parts = token.split("\\.");
    if (parts.length != 3) {
      return Optional.of("Unable to parse JWT");
    }
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initVerify(google.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
      if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
        return Optional.of("JWT signature is invalid");
      }
    } catch (GeneralSecurityException e) {
      return Optional.of("JWT signature is invalid");
    }
    JsonObject claims =
        JsonParser.parseString(
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
            .getAsJsonObject();
    if (!claims.get("iss").getAsString().equals("https://accounts.google.com")) {
      return Optional.of("JWT issuer is invalid");
    }
    if (!claims.get("aud").getAsString().equals(CLIENT)) {
      return Optional.of("JWT audience doesn't match this application");
    }
    return claims.get("exp").getAsLong() < Instant.now().getEpochSecond() + later
        ? Optional.of("Expired JWT")
        : Optional.empty();
  }

  private String good() {
    return token(CLIENT, "https://accounts.google.com", 3600, google);
  }

  @Test
  void aTokenForTheProxysClientIsLetIn() throws Exception {
    lent.identity = audience -> token(audience, "https://accounts.google.com", 3600, google);
    try (Remote remote = open(trust())) {
      remote.jobs().submit(Installations.submission("train-1"));
    }
    assertThat(server.all("runs")).hasSize(1);
  }

  @Test
  void aTokenThatExpiresInTheMiddleOfAWaitIsMadeAnew() throws Exception {
    lent.identity = audience -> good();
    try (Remote remote = open(trust())) {
      JobStatus made = remote.jobs().submit(Installations.submission("train-1"));
      later = 7200;
      assertThat(remote.jobs().get(made.jobId()).jobId()).isEqualTo(made.jobId());
    }
  }

  private void refused(String token, String why) throws Exception {
    lent.identity = audience -> token;
    try (Remote remote = open(trust())) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .isInstanceOf(RemoteException.class)
          .hasMessage(
              "Kubeflow Pipelines at "
                  + server.address()
                  + " does not accept the login to ask for its health (HTTP 401: Invalid IAP"
                  + " credentials: "
                  + why
                  + "): the account needs the role 'IAP-secured Web App User'"
                  + " (roles/iap.httpsResourceAccessor) and kubeflow.auth.client_id must be the OAuth client of the proxy.");
    }
  }

  @Test
  void aTokenForSomebodyElseIsTold() throws Exception {
    refused(
        token("other", "https://accounts.google.com", 3600, google),
        "JWT audience doesn't match this application");
  }

  @Test
  void aTokenOfAnotherIssuerIsTold() throws Exception {
    refused(token(CLIENT, "https://example.com", 3600, google), "JWT issuer is invalid");
  }

  @Test
  void aTokenThatIsOldFromTheBeginningIsTold() throws Exception {
    refused(token(CLIENT, "https://accounts.google.com", -60, google), "Expired JWT");
  }

  @Test
  void aTokenThatSomebodyElseSignedIsTold() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    refused(
        token(CLIENT, "https://accounts.google.com", 3600, generator.generateKeyPair()),
        "JWT signature is invalid");
  }

  @Test
  void anAuthorityThatNobodyKnowsIsToldWithWhatToSet() throws Exception {
    try (Remote remote = open(Trust.usual())) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .hasMessage(
              "The certificate of localhost is signed by an authority that Java does not know: set kubeflow.ca_file to the certificate of that authority, or, on a network that you trust, kubeflow.skip_tls_verify: true.");
    }
  }

  @Test
  void anyCertificateWillDoWhereSomebodyHasSaidSo() throws Exception {
    lent.identity = audience -> good();
    try (Remote remote = open(new Trust(Optional.empty(), true))) {
      assertThat(remote.jobs().list(new JobQuery.All(), 1)).isEmpty();
    }
  }

  @Test
  void aFileWithoutCertificateIsTold() throws Exception {
    Path empty = Files.writeString(dir.resolve("empty.pem"), "none\n");
    assertThatThrownBy(() -> open(new Trust(Optional.of(empty), false)))
        .hasMessage(
            "kubeflow.ca_file: "
                + empty
                + " has no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----.");
  }
}
